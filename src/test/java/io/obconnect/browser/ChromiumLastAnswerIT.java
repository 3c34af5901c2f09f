package io.obconnect.browser;

import com.sun.net.httpserver.HttpServer;
import io.obconnect.faults.Balancer;
import io.obconnect.faults.Balancer.Exchange;
import io.obconnect.it.Bank.Question;
import io.obconnect.it.Embedded;
import io.obconnect.it.Settings;
import io.obconnect.it.UserAgent;
import io.obconnect.it.Walk;
import io.obconnect.sandbox.Registration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.WebDriverException;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;

/** The answer with the code gets lost between a reverse proxy and Chromium. Of Consent App and TPP there is only somebody who listens. */
@InChromium
class ChromiumLastAnswerIT {

    private static final Pattern CODE = Pattern.compile("(?im)^location: .*[?&]code=([^&\\s]+)");
    private static final Predicate<URI> FOLLOW_UP = asked -> asked.getPath().endsWith("/restv1/authorize") && asked.getQuery().contains("sid=");

    private static final String SECRET = "secret-of-a-tpp-with-32-letters-";

    private static HttpServer outside;
    private static Balancer proxy;
    private static Embedded server;
    private static Settings settings;

    private final Chromium chromium;
    private final Walk walk = new Walk(settings, settings.tpps().get(0));
    private int before = proxy.exchanges(FOLLOW_UP).size();

    ChromiumLastAnswerIT(Chromium chromium) {
        this.chromium = chromium;
    }

    @BeforeAll
    static void start() throws IOException {
        outside = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        outside.createContext("/", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "text/html");
            exchange.sendResponseHeaders(200, 0);
            try (exchange) {
                exchange.getResponseBody().write("<!DOCTYPE html><title>here</title>".getBytes(StandardCharsets.US_ASCII));
            }
        });
        outside.start();
        String elsewhere = "http://localhost:" + outside.getAddress().getPort();
        proxy = new Balancer(() -> new int[] {server.server().base().getPort()});
        proxy.keepAlive();
        server = Embedded.start(Map.of("tpp_client_id", "tpp", "consent_app_server_name", elsewhere + "/bank"), builder -> builder.issuer(proxy.address()));
        server.directory().register(Registration.of("tpp", SECRET, elsewhere + "/tpp").withScripts());
        Settings usual = server.settings();
        settings = new Settings(proxy.address() + "/jans-auth", usual.sharedSecret(), elsewhere + "/bank",
                List.of(new Settings.Tpp("tpp", SECRET, elsewhere + "/tpp", null)), usual.person(), usual.properties());
    }

    @AfterAll
    static void stop() {
        server.close();
        proxy.close();
        outside.stop(0);
    }

    /** Where Chromium is in the end. */
    private URI go(URI address) {
        chromium.driver().get(address.toString());
        return here();
    }

    private URI reload() {
        chromium.driver().navigate().refresh();
        return here();
    }

    private URI here() {
        return URI.create(chromium.driver().getCurrentUrl());
    }

    private Question atTheBank(String state) {
        return atTheBank(walk.tpp.query(walk.tpp.dirWithIntent(Walk.anIntent()), state));
    }

    private Question atTheBank(Map<String, String> query) {
        before = proxy.exchanges(FOLLOW_UP).size();
        URI bank = go(walk.tpp.authorize(query));
        assertThat(bank.toString()).startsWith(walk.settings.consentApp());
        return walk.bank.asked(bank);
    }

    private URI approval(Question question) {
        return walk.bank.back(question, walk.bank.approval(question, "c"));
    }

    private void theTppHasTheOneCode(URI at, String state) {
        assertThat(at.toString()).startsWith(walk.tpp.registration().redirectUri());
        Map<String, String> answer = UserAgent.parameters(at.getRawQuery());
        assertThat(answer).containsEntry("state", state).containsKey("code");
        assertThat(codes()).as("codes that left the server").isEqualTo(Set.of(answer.get("code")));
        assertThat(walk.tpp.exchange(answer.get("code"))).containsKey("id_token");
    }

    private List<Exchange> followUps() {
        List<Exchange> all = proxy.exchanges(FOLLOW_UP);
        return all.subList(before, all.size());
    }

    private Set<String> codes() {
        return followUps().stream().map(Exchange::head).map(CODE::matcher).filter(Matcher::find).map(code -> code.group(1)).collect(Collectors.toSet());
    }

    @Test
    void chromiumRepeatsTheCallByItselfWhereItsConnectionClosesAndTheTppHasTheOneCode() {
        Question question = atTheBank("by-itself");
        proxy.loseOnce(FOLLOW_UP);

        URI at = go(approval(question));

        assertThat(followUps()).extracting(Exchange::lost).as("the answer got lost, and Chromium asked once more").containsExactly(true, false);
        assertThat(followUps().get(0).reused()).as("on a connection that had been used before").isTrue();
        theTppHasTheOneCode(at, "by-itself");
    }

    /**
     * As far into the octets before the address as this says, in a hundred parts. Chromium follows an address that is cut on plain HTTP, where
     * nobody else lives than this test; with TLS it takes no head that isn't whole.
     */
    @ParameterizedTest
    @ValueSource(ints = {0, 25, 50, 75, 100})
    void aHeadThatIsCutIsToldAgainWhereThePersonReloads(int percent) {
        Question question = atTheBank("cut-" + percent);
        cutTheFollowUp(percent);
        brokenOff(approval(question));
        assertThat(codes()).as("codes that left the server").hasSize(1);

        theTppHasTheOneCode(reload(), "cut-" + percent);
    }

    /** Chromium shows an empty page, or one of its own that names the failure. */
    private void brokenOff(URI back) {
        try {
            assertThat(go(back).getPath()).as("nothing leads on").isEqualTo("/jans-auth/restv1/authorize");
        } catch (WebDriverException failure) {
            assertThat(failure.getMessage()).contains("net::ERR_");
        } finally {
            proxy.cutting(false);
        }
    }

    private static void cutTheFollowUp(int percent) {
        proxy.cuttingAnswersTo(FOLLOW_UP, response -> {
            String head = new String(response, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
            return head.indexOf("location:") * percent / 100;
        });
    }

    @Test
    void aMinuteLaterThePersonReadsThatTheAppDidntGetTheAnswer() throws IOException {
        lostForAMinute("late");
        for (String language : List.of("en", "de")) {
            chromium.language(language);
            reload();
            assertThat(words()).contains(Words.unheard(language)).doesNotContain("code=");
            PageRules.hold(chromium, "unheard-" + language);
        }
        chromium.driver().findElement(By.cssSelector("main a")).click();
        assertThat(URI.create(chromium.driver().getCurrentUrl())).isEqualTo(URI.create(walk.tpp.registration().redirectUri()).resolve("/"));
        chromium.language("en");
        Question next = atTheBank("next");
        theTppHasTheOneCode(go(approval(next)), "next");
    }

    private void lostForAMinute(String state) {
        Question question = atTheBank(state);
        cutTheFollowUp(50);
        brokenOff(approval(question));
        server.server().time().advance(Duration.ofSeconds(61));
    }

    /** The head has taken the cookie along before the page is whole. */
    @Test
    void aFormThatBreaksOffInItsPageIsToldNoMoreAndThePersonReadsWhatToDo() {
        Map<String, String> query = walk.tpp.query(walk.tpp.dirWithIntent(Walk.anIntent()), "form");
        query.put("response_mode", "form_post");
        Question question = atTheBank(query);
        proxy.cuttingAnswersTo(FOLLOW_UP, response -> new String(response, StandardCharsets.ISO_8859_1).indexOf("<html"));
        brokenOff(approval(question));

        reload();

        assertThat(words()).contains(Words.done("en"), "If the app or shop still waits for your answer, start again there.").doesNotContain("code=");
        Question next = atTheBank("after-the-form");
        theTppHasTheOneCode(go(approval(next)), "after-the-form");
    }

    @Test
    void whoAnswersOtherwiseAfterwardsReadsWhichAnswerCounts() throws IOException {
        Question question = atTheBank("other");
        theTppHasTheOneCode(go(approval(question)), "other");
        for (String language : List.of("en", "de")) {
            chromium.language(language);
            go(walk.bank.back(question, walk.bank.denial(question)));
            assertThat(words()).contains(Words.other(language)).doesNotContain("code=");
            PageRules.hold(chromium, "other-answer-" + language);
        }
    }

    @Test
    void whoDeniedAndThenApprovesReadsThatTheDenialCounts() throws IOException {
        Question question = atTheBank("denied");
        assertThat(go(walk.bank.back(question, walk.bank.denial(question))).toString()).contains("error=access_denied");
        for (String language : List.of("en", "de")) {
            chromium.language(language);
            go(approval(question));
            assertThat(words()).contains(Words.other(language));
            PageRules.hold(chromium, "other-answer-denied-" + language);
        }
    }

    private String words() {
        return chromium.driver().findElement(By.tagName("body")).getText();
    }
}
