package io.obconnect.sandbox.demo;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;

class PanelIT {

    private final Trace trace = new Trace(Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC));
    private final Panel panel = new Panel(trace);
    private LoopbackServer server;
    private int port;

    @BeforeEach
    void start() throws Exception {
        port = FreePorts.take(1).get(0);
        server = new LoopbackServer(port, Map.of("GET /", ask -> new Page(panel, "tpp", "A party", "its role").show(200, "A title", "<p>words</p>")),
                panel, "http://localhost:8080");
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void everyPageSaysWhatItIsAndIsClosedToForeignScriptFramesAndCaches() throws Exception {
        HttpResponse<String> page = get("/");

        assertThat(page.body()).contains("This sandbox stands in for Janssen; it isn't Janssen.", "lang=\"en\"",
                "Skip to content", "name=\"viewport\"");
        assertThat(page.body()).doesNotContain("style=\"", "onclick", "<script>");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'").doesNotContain("unsafe-inline");
        assertThat(page.headers().firstValue("Referrer-Policy")).contains("no-referrer");
        assertThat(page.headers().firstValue("Cache-Control")).contains("no-store");
    }

    @Test
    void styleAndScriptAreServedAndNothingElseOfTheClassPath() throws Exception {
        assertThat(get("/panel/demo.css").body()).contains("--paper");
        assertThat(get("/panel/panel.js").body()).contains("EventSource");
        assertThat(get("/panel/../io/obconnect/sandbox/demo/Panel.class").statusCode()).isEqualTo(404);
    }

    @Test
    void aHopThatHappensNowArrivesAsMarkupInWhichNothingIsMarkupOfTheMessage() throws Exception {
        try (InputStream stream = events("/panel/events?after=0")) {
            BufferedReader lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
            trace.add(trace.begin("a", "intent-1"), Hop.browser(Party.TPP, Party.AUTH_SERVER, "<b>asks</b>",
                    new Hop.OpenedAnswer("request", "by the TPP", Map.of("alg", "dir"), Map.of("intent", "<script>alert(1)</script>"))));

            String event = until(lines, "event: hop");

            assertThat(event).contains("TPP → Auth server", "&lt;b&gt;asks", "&lt;script&gt;").doesNotContain("<b>asks", "<script>");
        }
    }

    @Test
    void whoComesBackGetsOnlyWhatIsNew() throws Exception {
        Journey journey = trace.begin("a", "intent-1");
        trace.add(journey, Hop.direct(Party.TPP, Party.AUTH_SERVER, "old"));
        trace.add(journey, Hop.direct(Party.TPP, Party.AUTH_SERVER, "new"));

        try (InputStream stream = events("/panel/events?after=1")) {
            String event = until(new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8)), "event: hop");

            assertThat(event).contains(">new<").doesNotContain(">old<").contains("id: 2");
        }
    }

    @Test
    void aPersonComesWithItsCountdownAndGoes() throws Exception {
        try (InputStream stream = events("/panel/events?after=0")) {
            BufferedReader lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
            assertThat(until(lines, "event: persons")).contains("None in the directory now.");
            trace.persons(List.of(new PersonEntry("obconnect_x", "active", Instant.ofEpochSecond(1_800_000_000), List.of("marker"))));
            assertThat(until(lines, "event: persons")).contains("obconnect_x", "data-until=\"1800000000000\"", "marker");
            trace.persons(List.of());
            assertThat(until(lines, "event: persons")).contains("None in the directory now.");
        }
    }

    @Test
    void theTraceKeepsTheLatestOnly() {
        Journey journey = trace.begin("a", "intent-1");
        for (int i = 0; i < 1_000; i++) {
            trace.add(journey, Hop.direct(Party.TPP, Party.AUTH_SERVER, "hop " + i));
        }

        List<Trace.Numbered> kept = trace.after(0).hops();
        assertThat(kept).hasSize(100);
        assertThat(kept.get(99).hop().what()).isEqualTo("hop 999");
    }

    @Test
    void eachJourneyAndBrowserHasAHeadingAndOnlyTheNewestIsOpen() throws Exception {
        Journey first = trace.begin("browser a", "intent-1");
        trace.add(first, Hop.browser(Party.TPP, Party.AUTH_SERVER, "first asks"));
        Journey second = trace.begin("browser b", "intent-2");
        trace.add(second, Hop.browser(Party.TPP, Party.AUTH_SERVER, "second asks"));
        trace.add(first, Hop.browser(Party.AUTH_SERVER, Party.TPP, "first comes back"));
        Journey third = trace.begin("browser a", "intent-3");
        trace.add(third, Hop.browser(Party.TPP, Party.AUTH_SERVER, "third asks"));

        String page = get("/").body();

        assertThat(page).containsSubsequence("Payment 1, browser 1", "intent-1", "first asks", "first comes back", "Payment 2, browser 2", "second asks",
                "Payment 3, browser 1", "third asks");
        assertThat(page).contains("id=\"journey-3\" open>", "id=\"journey-1\">", "id=\"journey-2\">");
    }

    @Test
    void aMessageFindsItsJourneyByItsUidAndBeforeThatByIntentAndBrowser() {
        Journey one = trace.begin("a", "same-intent");
        Journey other = trace.begin("b", "same-intent");

        assertThat(trace.asked(Optional.of("a"), "same-intent", "obconnect_1")).isEqualTo(one);
        assertThat(trace.asked(Optional.empty(), "same-intent", "obconnect_2")).isEqualTo(other);
        assertThat(trace.ofUid("obconnect_1")).contains(one);
        assertThat(trace.asked(Optional.of("b"), "same-intent", "obconnect_1")).as("the uid decides").isEqualTo(one);
        assertThat(trace.asked(Optional.empty(), "an-intent-of-nobody", "obconnect_3").number()).as("a journey of its own").isEqualTo(3);
        assertThat(trace.ofUid("obconnect_4")).isEmpty();
    }

    @Test
    void aPanelThatWasOpenBeforeAJourneyBeganGetsItsHeadingFirst() throws Exception {
        try (InputStream stream = events("/panel/events?after=0")) {
            BufferedReader lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
            trace.add(trace.begin("a", "intent-9"), Hop.browser(Party.TPP, Party.AUTH_SERVER, "asks"));

            assertThat(until(lines, "event: journey")).contains("id=\"journey-1\"", "Payment 1, browser 1", "intent-9");
            assertThat(until(lines, "event: hop")).contains("data-journey=\"1\"");
        }
    }

    @Test
    void aRequestUnderAForeignNameIsRefused() throws Exception {
        try (Socket socket = new Socket("localhost", port)) {
            socket.getOutputStream().write("GET / HTTP/1.1\r\nHost: rebound.example\r\nConnection: close\r\n\r\n".getBytes(StandardCharsets.US_ASCII));

            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(answer).startsWith("HTTP/1.1 421").doesNotContain("A title");
        }
    }

    private HttpResponse<String> get(String path) throws Exception {
        return HttpClient.newHttpClient().send(HttpRequest.newBuilder(uri(path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private InputStream events(String path) throws Exception {
        return HttpClient.newHttpClient().send(HttpRequest.newBuilder(uri(path)).build(), HttpResponse.BodyHandlers.ofInputStream()).body();
    }

    private URI uri(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    /** The next event of that name, whole. */
    private static String until(BufferedReader lines, String first) throws Exception {
        String line = lines.readLine();
        while (!first.equals(line)) {
            line = lines.readLine();
        }
        StringBuilder event = new StringBuilder();
        for (line = lines.readLine(); !line.isEmpty(); line = lines.readLine()) {
            event.append(line).append('\n');
        }
        return event.toString();
    }
}
