package io.obconnect.it;

import io.obconnect.faulty.Faults;
import io.obconnect.it.Bank.Question;
import io.obconnect.it.UserAgent.Page;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;

import static org.assertj.core.api.Assertions.assertThat;

/** {@code IllegalStateException} out of the server's services, at each hop of a journey. */
class UnexpectedIT {

    @TempDir
    private static Path folder;
    private static Embedded embedded;

    /** What a browser of a journey does, one after the other. */
    enum HopOfJourney {
        AUTHORIZE, LOGIN_PAGE, RETURN, RETURN_PAGE, LOGIN_PAGE_AGAIN, FOLLOW_UP
    }

    @BeforeAll
    static void start() throws IOException {
        Path jar = folder.resolve("faults.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            put(out, "META-INF/beans.xml", "<beans/>".getBytes(StandardCharsets.UTF_8));
            put(out, "META-INF/services/jakarta.enterprise.inject.spi.Extension", Faults.class.getName().getBytes(StandardCharsets.UTF_8));
            try (var classes = Files.list(Path.of("target/test-classes/io/obconnect/faulty"))) {
                for (Path each : classes.toList()) {
                    put(out, "io/obconnect/faulty/" + each.getFileName(), Files.readAllBytes(each));
                }
            }
        }
        embedded = Embedded.start(Map.of(), builder -> builder.library(jar));
    }

    private static void put(JarOutputStream out, String name, byte[] content) throws IOException {
        out.putNextEntry(new ZipEntry(name));
        out.write(content);
        out.closeEntry();
    }

    @AfterAll
    static void stop() {
        embedded.close();
    }

    @AfterEach
    void mend() {
        System.clearProperty(Faults.SERVICE);
        System.clearProperty(Faults.HIT);
    }

    @ParameterizedTest
    @CsvSource({
        "AUTHORIZE, ClientService", "AUTHORIZE, SessionIdService",
        "LOGIN_PAGE, ClientService", "LOGIN_PAGE, SessionIdService", "LOGIN_PAGE, ExternalAuthenticationService", "LOGIN_PAGE, FacesService",
        "RETURN, SessionIdService", "RETURN, ClientAuthorizationsService", "RETURN, UserService",
        "RETURN_PAGE, SessionIdService", "RETURN_PAGE, AuthenticationService", "RETURN_PAGE, UserService", "RETURN_PAGE, CookieService",
        "LOGIN_PAGE_AGAIN, SessionIdService", "LOGIN_PAGE_AGAIN, AuthorizeService", "LOGIN_PAGE_AGAIN, ClientService",
        "FOLLOW_UP, SessionIdService", "FOLLOW_UP, ClientService"})
    void the_tpp_hears_an_error_with_its_state_or_the_person_reads_a_reference(HopOfJourney hop, String service) {
        Walk walk = new Walk(embedded.settings(), embedded.settings().tpps().get(1));
        UserAgent browser = new UserAgent();
        URI next = walk.tpp.authorize(walk.tpp.query(walk.tpp.dirWithIntent(Walk.anIntent()), "state-77"));
        for (HopOfJourney each : HopOfJourney.values()) {
            if (each == HopOfJourney.RETURN) {
                Question question = walk.bank.asked(next);
                next = walk.bank.back(question, walk.bank.approval(question, "c-77"));
            }
            if (each == hop) {
                System.setProperty(Faults.SERVICE, service);
            }
            Page page = browser.get(next);
            System.clearProperty(Faults.SERVICE);
            if (each == hop) {
                assertThat(System.getProperty(Faults.HIT)).as("%s was asked at %s and failed", service, hop).isNotNull();
                ends(walk, page);
                return;
            }
            assertThat(page.redirects()).as("%s before %s: %s", each, hop, page).isTrue();
            next = page.location();
        }
    }

    /** Or the hop got along without the service that failed, and the journey goes on. */
    private static void ends(Walk walk, Page page) {
        assertThat(page.body()).doesNotContain("IllegalStateException", "nobody foresaw", "\tat ");
        if (page.redirects() && page.location().toString().startsWith(walk.tpp.registration().redirectUri())) {
            Map<String, String> answer = walk.answered(page);
            assertThat(answer).containsEntry("state", "state-77");
            assertThat(answer.containsKey("code") || answer.get("error_description").contains("OBC-")).as("%s", answer).isTrue();
            assertThat(answer.get("error")).as("nobody refused: %s", answer).isNotEqualTo("access_denied");
        } else if (!page.redirects()) {
            assertThat(page.status()).as("%s %s", page, page.body()).isGreaterThanOrEqualTo(400);
            assertThat(page.body()).as("%s", page).contains("OBC-").containsPattern("(?i)reference");
        }
    }

    @Test
    void a_pushed_request_that_cant_be_looked_up_is_an_error_at_the_tpp() {
        Walk walk = new Walk(embedded.settings(), embedded.settings().tpps().get(1));
        URI pushed = walk.tpp.pushed(walk.tpp.query(walk.tpp.dirWithIntent(Walk.anIntent()), "state-77"));
        System.setProperty(Faults.SERVICE, "ParService");
        Page page = new UserAgent().get(pushed);
        System.clearProperty(Faults.SERVICE);
        assertThat(System.getProperty(Faults.HIT)).isNotNull();
        assertThat(walk.answered(page)).as("its state was pushed and can't be had").containsEntry("error", "server_error")
                .hasEntrySatisfying("error_description", text -> assertThat(text).startsWith("OBC-901"));
    }

    @ParameterizedTest
    @CsvSource({"ClientService", "ParService"})
    void a_push_is_answered_in_json(String service) {
        Walk walk = new Walk(embedded.settings(), embedded.settings().tpps().get(0));
        System.setProperty(Faults.SERVICE, service);
        Page push = walk.tpp.push(walk.tpp.query(walk.tpp.dirWithIntent(Walk.anIntent()), "s"));
        System.clearProperty(Faults.SERVICE);
        assertThat(System.getProperty(Faults.HIT)).as("%s was asked and failed", service).isNotNull();
        assertThat(push.body()).doesNotContain("nobody foresaw", "\tat ").contains(push.status() < 400 ? "request_uri" : "\"error\"");
    }

    @Test
    void somebody_elses_request_sees_the_servers_own_failure() {
        Walk walk = new Walk(embedded.settings(), embedded.settings().others().get("ordinary"));
        URI address = walk.tpp.authorize(Map.of("client_id", "ordinary", "response_type", "code", "scope", "openid", "redirect_uri",
                Embedded.REDIRECT_URI, "state", "s", "nonce", "n"));
        System.setProperty(Faults.SERVICE, "ClientService");
        Page page = new UserAgent().get(address);
        System.clearProperty(Faults.SERVICE);
        assertThat(System.getProperty(Faults.HIT)).isNotNull();
        assertThat(page.body()).doesNotContain("OBC-");
        assertThat(PasswordLogin.in(new UserAgent(), address, embedded.settings()).location().toString()).contains("code=");
    }

    @Test
    void tokens_of_a_consent_arent_issued_by_a_hook_that_failed() {
        Walk walk = new Walk(embedded.settings(), embedded.settings().tpps().get(0));
        UserAgent browser = new UserAgent();
        String code = walk.approved(browser, walk.toBank(browser, Walk.anIntent(), "s")).get("code");
        System.setProperty(Faults.SERVICE, "SessionIdService");
        Map<String, Object> answer = walk.tpp.exchange(code);
        System.clearProperty(Faults.SERVICE);
        assertThat(System.getProperty(Faults.HIT)).isNotNull();
        assertThat(answer).doesNotContainKey("id_token").doesNotContainKey("access_token");
    }
}
