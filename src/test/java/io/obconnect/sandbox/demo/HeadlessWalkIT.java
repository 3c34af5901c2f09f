package io.obconnect.sandbox.demo;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.listener.InMemoryListenerConfig;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.SearchScope;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;

/** The whole demo and its walk, against an auth server that does what the protocol says, and against ones that don't. */
class HeadlessWalkIT {

    private static final String PEOPLE = "ou=people,o=jans";
    private static final String SHARED_SECRET = "a demo secret of thirty-nine characters";
    private static final String CLIENT_SECRET = "the demo client's secret";

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private InMemoryDirectoryServer directory;
    private DemoSettings settings;
    private int authPort;
    private Demo demo;
    private WireAuthServer server;

    @BeforeEach
    void startDirectoryAndDemo() throws Exception {
        InMemoryDirectoryServerConfig config = new InMemoryDirectoryServerConfig("o=jans");
        config.setSchema(null);
        config.addAdditionalBindCredentials("cn=demo", "demo");
        List<Integer> ports = FreePorts.take(5);
        authPort = ports.get(0);
        JWK key = new RSAKeyGenerator(2048).keyID("tpp").generate();
        settings = new DemoSettings(URI.create("http://localhost:" + authPort + "/jans-auth"), SHARED_SECRET,
                List.of(new DemoSettings.Tpp("demo-tpp", CLIENT_SECRET, URI.create("http://localhost:" + ports.get(1) + "/callback"), Optional.of(key))),
                DemoSettings.DEFAULT_PSU, ports.get(1), ports.get(2), ports.get(3),
                Optional.of(new DemoSettings.Directory("localhost", ports.get(4), "cn=demo", "demo", PEOPLE)), Optional.empty(), false);
        demo = new Demo(settings);
        config.addInMemoryOperationInterceptor(demo.persons());
        config.setListenerConfigs(InMemoryListenerConfig.createLDAPConfig("loopback", InetAddress.getLoopbackAddress(), ports.get(4), null));
        directory = new InMemoryDirectoryServer(config);
        directory.add("dn: o=jans", "objectClass: organization", "o: jans");
        directory.add("dn: " + PEOPLE, "objectClass: organizationalUnit", "ou: people");
        directory.startListening();
        demo.start();
    }

    @AfterEach
    void stop() {
        demo.close();
        if (server != null) {
            server.close();
        }
        directory.shutDown(true);
    }

    @Test
    void bothWalksAreRightAgainstAServerThatKeepsToTheProtocol() throws Exception {
        serve(WireAuthServer.Fault.NONE);
        assertThat(walk()).isEmpty();

        assertThat(output()).contains("TPP         → Auth server", "Auth server → Consent App", "Consent App → Internal OP",
                "Internal OP → Consent App", "Consent App → Auth server", "Auth server → TPP",
                "\"openbanking_intent_id\": \"72663272-0648-427c-bad4-6dc2cdc0c0a1\"", "error: access_denied");
        assertThat(output()).doesNotContain(SHARED_SECRET, CLIENT_SECRET, "psu-password", "eyJ");
    }

    @ParameterizedTest
    @CsvSource({
            "OTHER_INTENT, 'openbanking_intent_id is another-intent and should be 72663272-0648-427c-bad4-6dc2cdc0c0a1'",
            "COOKIE_LEFT, 'the browser still has the cookie session_id'",
            "STATE_LOST, This answer belongs to no payment of this browser",
            "NO_PERSON, the directory holds no active Person",
            "WRONG_NONCE, The id_token doesn't verify",
            "FOREIGN_KEY, The id_token doesn't verify"})
    void theWalkFindsWhatAServerDoesWrong(WireAuthServer.Fault fault, String finding) throws Exception {
        serve(fault);
        assertThat(walk()).anyMatch(problem -> problem.startsWith("approve: ") && problem.contains(finding));
    }

    @Test
    void withoutAnAuthServerTheWalkSaysSo() {
        assertThat(walk()).anyMatch(problem -> problem.contains("The auth server doesn't answer"));
        assertThat(new HeadlessWalk(settings, out()).passes()).isFalse();
    }

    @Test
    void aSignedRequestLeadsToTheSameClaims() throws Exception {
        serve(WireAuthServer.Fault.NONE);
        Browser browser = new Browser();
        Browser.Shown page = browser.get(URI.create(settings.tppUrl() + "/"));
        page = browser.submit(Form.in(page.body(), page.uri()).orElseThrow().with("form", "PS256"));
        assertThat(page.next().orElseThrow().getQuery()).contains("request=eyJ");
        page = arriveAtConsent(browser, page);
        page = follow(browser, browser.submit(Form.in(page.body(), page.uri()).orElseThrow().with("decision", "approve")));

        assertThat(page.body()).contains("The consent is given", DemoTpp.FIRST_INTENT);
    }

    @ParameterizedTest
    @CsvSource({"cancel, GET, access_denied", "expired, GET, access_denied", "tampered, GET, server_error", "reject, POST, access_denied"})
    void theOddAnswersReachTheTppAsItsError(String decision, String via, String error) throws Exception {
        serve(WireAuthServer.Fault.NONE);
        Browser browser = new Browser();
        Browser.Shown page = browser.get(URI.create(settings.tppUrl() + "/"));
        page = arriveAtConsent(browser, browser.submit(Form.in(page.body(), page.uri()).orElseThrow()));
        page = follow(browser, browser.submit(Form.in(page.body(), page.uri()).orElseThrow().with("decision", decision).with("via", via)));
        if (page.body().contains("data-submit")) {
            page = follow(browser, browser.submit(Form.in(page.body(), page.uri()).orElseThrow()));
        }

        assertThat(page.uri().getPort()).isEqualTo(settings.tppPort());
        assertThat(page.body()).contains("<dd id=\"error\">" + error + "</dd>");
    }

    @Test
    void anAnswerIsUsedOnceAndOnlyInTheBrowserThatPaid() throws Exception {
        serve(WireAuthServer.Fault.NONE);
        Browser browser = new Browser();
        Browser.Shown page = browser.get(URI.create(settings.tppUrl() + "/"));
        page = arriveAtConsent(browser, browser.submit(Form.in(page.body(), page.uri()).orElseThrow()));
        Browser.Shown back = browser.submit(Form.in(page.body(), page.uri()).orElseThrow().with("decision", "approve"));
        URI callback = browser.get(back.next().orElseThrow()).next().orElseThrow();

        assertThat(new Browser().get(callback).body()).contains("This answer belongs to no payment of this browser");
        Browser.Shown paid = follow(browser, browser.get(callback));
        assertThat(paid.body()).contains("The consent is given");
        assertThat(paid.uri().getQuery()).as("the code doesn't stay in the address").doesNotContain("code=");
        assertThat(browser.get(paid.uri()).body()).as("a reload").contains("The consent is given");
        assertThat(follow(browser, browser.get(callback)).body()).as("the same answer again").contains("The consent is given");
        assertThat(new Browser().get(paid.uri()).body()).as("another browser").contains("This payment isn&#39;t known here");
    }

    @Test
    void thePanelHasEveryHopTheOpenedMessagesAndThePerson() throws Exception {
        serve(WireAuthServer.Fault.NONE);
        assertThat(walk()).isEmpty();
        Browser browser = new Browser();
        String page = browser.get(URI.create(settings.tppUrl() + "/")).body();

        assertThat(page).as("in the order in which it happened").containsSubsequence("Payment 1, browser 1", "asks for a payment&#39;s consent",
                "asks the bank for the consent", "please log this person in", "who logged in", "approved", "a temporary Person, created",
                "a code, with the state", "exchanges the code", "the tokens", "Payment 2, browser 2", "asks for a payment&#39;s consent", "denied",
                "error access_denied");
        assertThat(page).contains("data-until");

        assertThat(page).contains("asks for a payment&#39;s consent", "Sealed by the TPP under its client secret",
                "asks the bank for the consent", "Sealed by the auth server under the shared secret",
                "Sealed by the Consent App under the shared secret", "exchanges the code (client_secret_basic)",
                "Signed by the auth server; the TPP has verified it", "Its marker");
        assertThat(page).doesNotContain(SHARED_SECRET, CLIENT_SECRET);

        String uid = directory.search(PEOPLE, SearchScope.ONE, "(uid=obconnect_*)").getSearchEntries().get(0).getDN();
        try (LDAPConnection wire = directory.getConnection()) {
            wire.delete(uid);
        }
        assertThat(browser.get(URI.create(settings.consentAppUrl() + "/")).body())
                .containsSubsequence("the tokens", "the temporary Person, removed", "Payment 2, browser 2").contains("None in the directory now.");
    }

    private void serve(WireAuthServer.Fault fault) throws Exception {
        server = new WireAuthServer(authPort, settings, directory, fault);
    }

    private List<String> walk() {
        return new HeadlessWalk(settings, out()).problems();
    }

    private PrintStream out() {
        return new PrintStream(printed, true, StandardCharsets.UTF_8);
    }

    private String output() {
        return printed.toString(StandardCharsets.UTF_8);
    }

    private Browser.Shown arriveAtConsent(Browser browser, Browser.Shown from) throws Exception {
        Browser.Shown login = follow(browser, from);
        return follow(browser, browser.submit(Form.in(login.body(), login.uri()).orElseThrow()));
    }

    private static Browser.Shown follow(Browser browser, Browser.Shown from) throws Exception {
        Browser.Shown shown = from;
        while (shown.next().isPresent()) {
            shown = browser.get(shown.next().get());
        }
        return shown;
    }
}
