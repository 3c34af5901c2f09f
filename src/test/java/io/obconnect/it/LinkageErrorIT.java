package io.obconnect.it;

import io.obconnect.faulty.Faults;
import io.obconnect.it.Bank.Question;
import io.obconnect.it.UserAgent.Page;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

import static org.assertj.core.api.Assertions.assertThat;

/** A {@code LinkageError} out of the server's services, which a server of another version makes: one outcome at each hop, script and hook. */
class LinkageErrorIT {

    private static final String FAULTS = "io/obconnect/faulty/";

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
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
                Stream<Path> classes = Files.list(Path.of("target/test-classes").resolve(FAULTS))) {
            put(out, "META-INF/beans.xml", "<beans/>".getBytes(StandardCharsets.UTF_8));
            put(out, "META-INF/services/jakarta.enterprise.inject.spi.Extension", Faults.class.getName().getBytes(StandardCharsets.UTF_8));
            for (Path each : classes.toList()) {
                put(out, FAULTS + each.getFileName(), Files.readAllBytes(each));
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
        System.clearProperty(Faults.THROWS);
        System.clearProperty(Faults.HIT);
    }

    private static void breaks(String service, String error) {
        System.setProperty(Faults.THROWS, error);
        System.setProperty(Faults.SERVICE, service);
    }

    @ParameterizedTest
    @CsvSource({
        "AUTHORIZE, ClientService, NoSuchMethodError", "AUTHORIZE, SessionIdService, NoClassDefFoundError",
        "LOGIN_PAGE, FacesService, NoSuchMethodError", "LOGIN_PAGE, SessionIdService, NoClassDefFoundError",
        "RETURN, SessionIdService, NoSuchMethodError", "RETURN, UserService, NoClassDefFoundError",
        "RETURN_PAGE, AuthenticationService, NoSuchMethodError", "RETURN_PAGE, UserService, NoClassDefFoundError",
        "LOGIN_PAGE_AGAIN, SessionIdService, NoSuchMethodError", "FOLLOW_UP, ClientAuthorizationsService, NoSuchMethodError",
        "FOLLOW_UP, SessionIdService, NoClassDefFoundError"})
    void the_tpp_hears_an_error_with_its_state_or_the_person_reads_a_reference(HopOfJourney hop, String service, String error) {
        Walk walk = new Walk(embedded.settings(), embedded.settings().tpps().get(1));
        UserAgent browser = new UserAgent();
        URI next = walk.tpp.authorize(walk.tpp.query(walk.tpp.dirWithIntent(Walk.anIntent()), "state-78"));
        for (HopOfJourney each : HopOfJourney.values()) {
            if (each == HopOfJourney.RETURN) {
                Question question = walk.bank.asked(next);
                next = walk.bank.back(question, walk.bank.approval(question, "c-78"));
            }
            if (each == hop) {
                breaks(service, error);
            }
            Page page = browser.get(next);
            System.clearProperty(Faults.SERVICE);
            if (each == hop) {
                ends(walk, page);
                return;
            }
            assertThat(page.redirects()).as("%s before %s: %s", each, hop, page).isTrue();
            next = page.location();
        }
    }

    /** Or the hop got along without the service, and the journey goes on. */
    private static void ends(Walk walk, Page page) {
        assertThat(page.body()).doesNotContain("NoSuchMethodError", "NoClassDefFoundError", "nobody", "\tat ");
        if (page.redirects() && page.location().toString().startsWith(walk.tpp.registration().redirectUri())) {
            Map<String, String> answer = walk.answered(page);
            assertThat(answer).containsEntry("state", "state-78");
            assertThat(answer.containsKey("code") || answer.containsKey("error")).as("%s", answer).isTrue();
        } else if (!page.redirects()) {
            assertThat(page.status()).as("%s %s", page, page.body()).isGreaterThanOrEqualTo(400);
            assertThat(page.body()).as("%s", page).contains("OBC-").containsPattern("(?i)reference");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"NoSuchMethodError", "NoClassDefFoundError"})
    void tokens_of_a_consent_arent_issued_by_a_hook_that_broke(String error) {
        Walk walk = new Walk(embedded.settings(), embedded.settings().tpps().get(0));
        UserAgent browser = new UserAgent();
        String code = walk.approved(browser, walk.toBank(browser, Walk.anIntent(), "s")).get("code");
        breaks("SessionIdService", error);
        Page answer = walk.tpp.tokens(Map.of("grant_type", "authorization_code", "code", code, "redirect_uri", walk.tpp.registration().redirectUri()));
        System.clearProperty(Faults.SERVICE);
        assertThat(answer.status()).as("%s", answer).isGreaterThanOrEqualTo(400);
        assertThat(answer.body()).doesNotContain("id_token", "access_token", "nobody", "\tat ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"NoSuchMethodError", "NoClassDefFoundError"})
    void userinfo_tells_nothing_while_it_cant_be_told_whose_token_it_is(String error) {
        Walk walk = new Walk(embedded.settings(), embedded.settings().tpps().get(0));
        String token = (String) walk.tokens(new UserAgent(), Walk.anIntent(), "c-79").get("access_token");
        breaks("AuthorizationGrantList", error);
        Page answer = walk.tpp.userinfo(token);
        System.clearProperty(Faults.SERVICE);
        assertThat(System.getProperty(Faults.HIT)).isNotNull();
        assertThat(answer.status()).as("%s", answer).isGreaterThanOrEqualTo(400);
        assertThat(answer.body()).doesNotContain("\"sub\"", "\tat ");
        assertThat(walk.tpp.userinfo(token).status()).as("mended").isEqualTo(200);
    }
}
