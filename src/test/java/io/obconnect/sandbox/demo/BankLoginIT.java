package io.obconnect.sandbox.demo;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.oauth2.sdk.util.URLUtils;
import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Consent App and Internal OP over HTTP; the auth server is a sealed request and a listener at its return address. */
class BankLoginIT {

    private static final String SHARED_SECRET = "a demo secret of thirty-nine characters";
    private static final String INTENT = "72663272-0648-427c-bad4-6dc2cdc0c0a1";
    private static final String UID = "obconnect_abcdefghijklmnopqrstuvwxyz";

    private final BlockingQueue<Ask> returned = new LinkedBlockingQueue<>();
    private final Browser browser = new Browser();
    private HttpServer authServer;
    private DemoSettings settings;
    private Demo demo;

    @BeforeEach
    void start() throws Exception {
        authServer = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        authServer.createContext("/return", exchange -> {
            try (exchange) {
                String type = exchange.getRequestHeaders().getFirst("Content-Type");
                returned.add(Ask.of(exchange.getRequestMethod(), exchange.getRequestURI(),
                        new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8),
                        type == null ? Map.of() : Map.of("content-type", type)));
                exchange.sendResponseHeaders(200, -1);
            }
        });
        authServer.start();
        List<Integer> ports = FreePorts.take(3);
        settings = new DemoSettings(URI.create("http://localhost:" + authServer.getAddress().getPort()), SHARED_SECRET,
                List.of(new DemoSettings.Tpp("demo-tpp", "the demo client's secret", URI.create("http://localhost:" + ports.get(0) + "/callback"),
                        Optional.empty())), DemoSettings.DEFAULT_PSU, ports.get(0), ports.get(1), ports.get(2), Optional.empty(), Optional.empty(), false);
        demo = new Demo(settings, Clock.systemUTC());
        demo.start();
    }

    @AfterEach
    void stop() {
        demo.close();
        authServer.stop(0);
    }

    @Test
    void thePersonLogsInAtTheInternalOpAndSeesWhatIsAsked() throws Exception {
        Browser.Shown login = follow(browser.get(arrival(sessionData(300))));
        assertThat(login.uri().getPort()).isEqualTo(settings.internalOpPort());
        assertThat(login.body()).contains("psu-password");
        Map<String, List<String>> query = URLUtils.parseParameters(login.uri().getRawQuery());
        assertThat(query).containsEntry("code_challenge_method", List.of("S256")).containsEntry("response_type", List.of("code"))
                .containsKeys("code_challenge", "state", "nonce");

        Browser.Shown consent = follow(browser.submit(form(login)));

        assertThat(consent.uri().getPort()).isEqualTo(settings.consentAppPort());
        assertThat(consent.body()).contains("Approve this payment?", INTENT, "Some TPP &amp; sons", "psu", "urn:openbanking:psd2:sca");
    }

    @Test
    void anApprovalComesBackSealedWithAccountAcrAndConsentId() throws Exception {
        decide("approve", "GET");

        Ask answer = returned.take();
        Map<String, Object> payload = SealedMessage.open(answer.parameter("sessionData").orElseThrow(), SHARED_SECRET).payload();
        assertThat(answer.method()).isEqualTo("GET");
        assertThat(answer.uri().getPath()).isEqualTo("/return/ticket");
        assertThat(payload).containsEntry("uid", UID).containsOnlyKeys("uid", "exp", "result");
        Map<?, ?> result = (Map<?, ?>) payload.get("result");
        assertThat(result.get("login")).isEqualTo(Map.of("account", INTENT, "acr", "urn:openbanking:psd2:sca"));
        assertThat(((Map<?, ?>) result.get("consent")).get("consent_id").toString()).startsWith("consent-");
    }

    @Test
    void aRejectionByPostCarriesTheErrorAlone() throws Exception {
        Browser.Shown onward = decide("reject", "POST");
        assertThat(onward.body()).contains("data-submit");
        browser.submit(form(onward));

        Ask answer = returned.take();
        assertThat(answer.method()).isEqualTo("POST");
        assertThat(SealedMessage.open(answer.parameter("sessionData").orElseThrow(), SHARED_SECRET).payload().get("result"))
                .isEqualTo(Map.of("error", "access_denied", "error_description", "the person rejected the payment"));
    }

    @Test
    void givingUpComesBackWithoutAMessage() throws Exception {
        decide("cancel", "GET");

        assertThat(returned.take().uri().getRawQuery()).isEqualTo("cancel");
    }

    @Test
    void anExpiredAnswerIsAuthenticAndTwoMinutesOld() throws Exception {
        decide("expired", "GET");

        Map<String, Object> payload = SealedMessage.open(returned.take().parameter("sessionData").orElseThrow(), SHARED_SECRET).payload();
        assertThat(Instant.ofEpochSecond(((Number) payload.get("exp")).longValue())).isBefore(Instant.now().minusSeconds(60));
    }

    @Test
    void aTamperedAnswerCanNotBeOpened() throws Exception {
        decide("tampered", "GET");

        String message = returned.take().parameter("sessionData").orElseThrow();
        assertThat(JWEObject.parse(message).getHeader().toJSONObject()).isEqualTo(SealedMessage.LEGACY_HEADER);
        assertThatThrownBy(() -> SealedMessage.open(message, SHARED_SECRET)).isInstanceOf(JOSEException.class);
    }

    @Test
    void whoClosesThePageCanComeBackAndApprove() throws Exception {
        Browser.Shown closed = follow(decide("late", "GET"));
        assertThat(closed.body()).contains("You closed the page", "data-until");

        follow(browser.submit(form(closed).with("decision", "approve")));

        assertThat(returned.take().parameter("sessionData")).isPresent();
    }

    @Test
    void aWrongPasswordAsksAgainAndTheFifthEndsTheVisit() throws Exception {
        Browser.Shown login = follow(browser.get(arrival(sessionData(300))));
        for (int i = 0; i < 4; i++) {
            login = browser.submit(form(login).with("password", "wrong"));
            assertThat(login.status()).isEqualTo(401);
            assertThat(login.body()).contains("User name or password is wrong.");
        }
        follow(browser.submit(form(login).with("password", "wrong")));

        assertThat(returned.take().uri().getRawQuery()).isEqualTo("cancel");
    }

    @Test
    void anotherBrowserCanNotAnswerTheVisit() throws Exception {
        Browser.Shown login = follow(browser.get(arrival(sessionData(300))));
        Browser.Shown consent = follow(browser.submit(form(login)));

        Browser.Shown other = new Browser().submit(form(consent).with("decision", "approve"));

        assertThat(other.status()).isEqualTo(400);
        assertThat(returned).isEmpty();
    }

    @Test
    void nobodyAnswersBeforeTheLogin() throws Exception {
        Browser.Shown login = follow(browser.get(arrival(sessionData(300))));
        String visit = URLUtils.parseParameters(login.uri().getRawQuery()).get("state").get(0);

        Browser.Shown shown = browser.submit(new Form(URI.create(settings.consentAppUrl() + "/decide"),
                Map.of("visit", visit, "decision", "approve")));

        assertThat(shown.status()).isEqualTo(400);
        assertThat(returned).isEmpty();
    }

    @Test
    void twoVisitsOfOneBrowserEachAnswerForThemselves() throws Exception {
        Browser.Shown first = follow(browser.get(arrival(sessionData(300))));
        Browser.Shown second = follow(browser.get(arrival(sessionData(300))));
        Browser.Shown secondConsent = follow(browser.submit(form(second)));
        Browser.Shown firstConsent = follow(browser.submit(form(first)));

        follow(browser.submit(form(firstConsent).with("decision", "approve")));
        follow(browser.submit(form(secondConsent).with("decision", "cancel")));

        assertThat(returned.take().parameter("sessionData")).isPresent();
        assertThat(returned.take().uri().getRawQuery()).isEqualTo("cancel");
    }

    @Test
    void aRequestThatIsPastItsTimeIsNotAsked() throws Exception {
        Browser.Shown shown = browser.get(arrival(sessionData(-60)));

        assertThat(shown.status()).isEqualTo(400);
        assertThat(shown.body()).contains("The time for this payment is over", "/return/ticket?cancel");
    }

    @ParameterizedTest
    @ValueSource(strings = {"junk", "a.b.c.d.e"})
    void whatIsNoMessageIsRefusedWithoutAnEcho(String message) throws Exception {
        Browser.Shown shown = browser.get(arrival(message));

        assertThat(shown.status()).isEqualTo(400);
        assertThat(shown.body()).contains("The bank can&#39;t read this request").doesNotContain(message + "<");
    }

    @Test
    void aCodeIsRedeemedOnceAndNotByAStranger() throws Exception {
        Browser.Shown login = follow(browser.get(arrival(sessionData(300))));
        URI callback = browser.submit(form(login)).next().orElseThrow();
        String code = URLUtils.parseParameters(callback.getRawQuery()).get("code").get(0);
        OpenIdServer op = OpenIdServer.discover(settings.internalOpUrl());
        URI redirect = URI.create(settings.consentAppUrl() + ConsentApp.CALLBACK);

        assertThatThrownBy(() -> op.exchange(new ClientSecretBasic(new ClientID("consent-app"), new Secret("guessed")),
                new AuthorizationCodeGrant(new AuthorizationCode(code), redirect, new CodeVerifier())))
                .isInstanceOfSatisfying(OpenIdServer.TokenRefused.class, refused -> assertThat(refused.error()).isEqualTo("invalid_client"));
        assertThat(follow(browser.get(callback)).body()).contains("Approve this payment?");
        assertThat(browser.get(callback).body()).contains("The bank&#39;s login failed");
    }

    @Test
    void aLoginRequestWithoutPkceGoesBackAsAnError() throws Exception {
        URI authorize = follow(browser.get(arrival(sessionData(300)))).uri();
        URI without = URI.create(authorize.toString().replaceAll("code_challenge=[^&]*&?", "").replaceAll("code_challenge_method=[^&]*&?", ""));

        assertThat(browser.get(without).next().orElseThrow().getQuery()).contains("error=invalid_request");
    }

    @Test
    void aLoginRequestWithAForeignRedirectUriLeadsNowhere() throws Exception {
        URI authorize = follow(browser.get(arrival(sessionData(300)))).uri();
        URI foreign = URI.create(authorize.toString().replace("%2Fcallback", "%2Felsewhere"));

        Browser.Shown shown = browser.get(foreign);

        assertThat(shown.status()).isEqualTo(400);
        assertThat(shown.next()).isEmpty();
    }

    private Browser.Shown decide(String decision, String via) throws Exception {
        Browser.Shown login = follow(browser.get(arrival(sessionData(300))));
        Browser.Shown consent = follow(browser.submit(form(login)));
        return follow(browser.submit(form(consent).with("decision", decision).with("via", via)));
    }

    private String sessionData(int seconds) {
        String claims = """
                {"userinfo":{"openbanking_intent_id":{"value":"%1$s","essential":true}},"id_token":{"openbanking_intent_id":
                {"value":"%1$s","essential":true},"acr":{"essential":true,"values":["urn:openbanking:psd2:sca","urn:openbanking:psd2:ca"]}}}
                """.formatted(INTENT);
        return SealedMessage.seal(Map.of(
                "returnTo", settings.authServer() + "/return/ticket",
                "prompt", Map.of("name", "login", "details", Map.of("openbanking_intent_id", Map.of("value", INTENT, "essential", "true"))),
                "uid", UID,
                "params", Map.of("client_id", "demo-tpp", "scope", "openid accounts", "claims", claims),
                "exp", Instant.now().plusSeconds(seconds).getEpochSecond(),
                "client", Map.of("client_name", "Some TPP & sons", "org_name", "A shop")), SHARED_SECRET);
    }

    private URI arrival(String sessionData) {
        return URI.create(settings.consentAppUrl() + "/?sessionData=" + sessionData);
    }

    private static Form form(Browser.Shown page) {
        return Form.in(page.body(), page.uri()).orElseThrow(() -> new AssertionError("no form on " + page.uri().getPath()));
    }

    private Browser.Shown follow(Browser.Shown from) throws Exception {
        Browser.Shown shown = from;
        while (shown.next().isPresent()) {
            shown = browser.get(shown.next().get());
        }
        return shown;
    }
}
