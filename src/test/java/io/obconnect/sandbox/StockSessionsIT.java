package io.obconnect.sandbox;

import io.jans.as.persistence.model.ClientAuthorization;

import org.json.JSONObject;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;

/** What the server itself does with sessions, logins and its consent page; the extension exists because of it. */
class StockSessionsIT {

    private static Scene scene;
    private final WebBrowser browser = new WebBrowser();

    @BeforeAll
    static void start() throws Exception {
        scene = Scene.start();
    }

    @AfterAll
    static void stop() throws Exception {
        scene.close();
    }

    @Test
    void aPersonLogsInWithAPassword() {
        WebBrowser.Page login = scene.open(browser, scene.client("plain").authorize(Map.of()));
        assertThat(login.body()).contains("Log in", "Sandbox: a stand-in for Janssen");
        WebBrowser.Page end = scene.password(browser, login);
        assertThat(end.location().map(URI::toString).orElse(end.body())).startsWith(Scene.REDIRECT + "?code=");
        assertThat(end.answer("state")).contains("state-1");
        JSONObject tokens = new JSONObject(scene.client("plain").redeem(end.answer("code").orElseThrow()).body());
        assertThat(OAuthClient.claims(tokens.getString("id_token")).getString("acr")).isEqualTo("simple_password_auth");
        assertThat(OAuthClient.claims(tokens.getString("id_token")).getString("sub")).isEqualTo("A1");
    }

    @Test
    void aWrongPasswordLeavesThePersonOnTheLoginPage() {
        WebBrowser.Page login = scene.open(browser, scene.client("plain").authorize(Map.of()));
        WebBrowser.Page again = browser.submit(login, Map.of("username", "testuser", "password", "wrong"), "loginButton");
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.body()).contains("Wrong name or password");
    }

    @Test
    void aLiveSessionSkipsTheJourneyForEveryRequestThatComes() {
        scene.journey(browser, scene.client("trusted"), Map.of());
        WebBrowser.Page second = browser.get(scene.client("trusted").authorize(Map.of("acr_values", "probe", "state", "another")));
        assertThat(second.answer("code")).isPresent();
        assertThat(second.answer("state")).contains("another");
    }

    @Test
    void promptLoginForcesANewJourney() {
        scene.journey(browser, scene.client("trusted"), Map.of());
        WebBrowser.Page second = scene.open(browser, scene.client("trusted").authorize(Map.of("acr_values", "probe", "prompt", "login")));
        assertThat(second.location()).contains(URI.create("http://localhost/bank"));
    }

    @Test
    void theSessionIdChangesWhenSomebodyLogsInAndTheOldOneStandsInItsAttributes() {
        scene.open(browser, scene.client("trusted").authorize(Map.of("acr_values", "probe")));
        String before = browser.cookie("session_id").orElseThrow();
        scene.back(browser);
        assertThat(browser.cookie("session_id")).isPresent().isNotEqualTo(Optional.of(before));
        assertThat(scene.session(before)).isEmpty();
        assertThat(scene.session(browser).orElseThrow().getSessionAttributes()).containsEntry("old_session_id", before);
    }

    @Test
    void aSecondRequestDeletesTheFirstTabsPendingSession() {
        scene.open(browser, scene.client("trusted").authorize(Map.of("acr_values", "probe")));
        String first = browser.cookie("session_id").orElseThrow();
        scene.open(browser, scene.client("trusted").authorize(Map.of("acr_values", "probe", "state", "tab-2")));
        assertThat(scene.session(first)).isEmpty();
        assertThat(scene.session(browser)).isPresent();
    }

    @Test
    void theLoginPageOpenedDirectlyRunsTheScriptWithParametersThatNobodyChecked() {
        WebBrowser.Page page = browser.get(scene.server.at("/authorize.htm?client_id=trusted&acr_values=probe&request=junk&response_type=nonsense"));
        assertThat(page.location()).contains(URI.create("http://localhost/bank"));
        assertThat(scene.session(browser).orElseThrow().getSessionAttributes()).containsEntry("request", "junk")
                .containsEntry("response_type", "nonsense");
    }

    @Test
    void theLoginPageOpenedDirectlyDeletesAPendingSession() {
        scene.open(browser, scene.client("trusted").authorize(Map.of("acr_values", "probe")));
        String first = browser.cookie("session_id").orElseThrow();
        browser.get(scene.server.at("/authorize.htm?client_id=trusted&acr_values=probe"));
        assertThat(scene.session(first)).isEmpty();
    }

    @Test
    void afterALoginTheServerReturnsByTheLoginPageToTheAuthorizationEndpointWithTheSid() {
        scene.open(browser, scene.client("trusted").authorize(Map.of("acr_values", "probe")));
        WebBrowser.Page first = browser.get(scene.server.at("/auth/probe/back.htm"));
        assertThat(first.location().orElseThrow().getPath()).isEqualTo("/jans-auth/authorize.htm");
        assertThat(first.answer("sid")).isPresent().isEqualTo(Optional.of(scene.session(browser).orElseThrow().getOutsideSid()));
        WebBrowser.Page second = browser.get(first.location().orElseThrow());
        assertThat(second.status()).isEqualTo(302);
        assertThat(second.location().orElseThrow().getPath()).isEqualTo("/jans-auth/restv1/authorize");
        assertThat(second.answer("sid")).isEqualTo(first.answer("sid"));
    }

    @Test
    void theFollowUpAddressReplayedGivesASecondCode() {
        scene.open(browser, scene.client("trusted").authorize(Map.of("acr_values", "probe")));
        WebBrowser.Page page = browser.get(scene.server.at("/auth/probe/back.htm"));
        URI followUp = browser.get(page.location().orElseThrow()).location().orElseThrow();
        String one = browser.get(followUp).answer("code").orElseThrow();
        String two = browser.get(followUp).answer("code").orElseThrow();
        assertThat(two).isNotEqualTo(one);
        assertThat(scene.session(browser).orElseThrow().getSessionAttributes()).containsEntry("successful_rp_redirect_count", "2");
    }

    @Test
    void theCookiesAreSecureForTheWholeHostAndWithoutSameSite() {
        WebBrowser.Page page = browser.get(scene.server.at("/authorize.htm?client_id=trusted&acr_values=probe"));
        assertThat(page.setCookies()).filteredOn(c -> c.startsWith("session_id=")).singleElement().asString()
                .contains("; Path=/;", "; Secure", "; HttpOnly").doesNotContain("SameSite");
        WebBrowser.Page back = browser.get(scene.server.at("/auth/probe/back.htm"));
        assertThat(back.setCookies()).anyMatch(c -> c.startsWith("current_sessions=")).anyMatch(c -> c.startsWith("opbs="))
                .anyMatch(c -> c.startsWith("session_state="));
    }

    @Test
    void whenTheSessionsPersonIsGoneEveryClientIsAnswered401InThatBrowser() throws Exception {
        scene.journey(browser, scene.client("trusted"), Map.of());
        scene.removeProbePerson();
        try {
            WebBrowser.Page page = browser.get(scene.client("plain").authorize(Map.of()));
            assertThat(page.status()).isEqualTo(401);
            assertThat(page.body()).contains("invalid_client");
            assertThat(page.setCookies()).isEmpty();
            assertThat(scene.session(browser)).isPresent();
        } finally {
            scene.addProbePerson();
        }
    }

    @Test
    void anOrdinaryClientInThatBrowserIsLoggedInAsTheSamePerson() {
        scene.journey(browser, scene.client("trusted"), Map.of());
        WebBrowser.Page page = browser.get(scene.client("plain").authorize(Map.of()));
        JSONObject tokens = new JSONObject(scene.client("plain").redeem(page.answer("code").orElseThrow()).body());
        assertThat(OAuthClient.claims(tokens.getString("id_token")).getString("sub")).isEqualTo("P1");
    }

    @Test
    void anUntrustedClientGetsTheServersConsentPageAndItsAnswerIsKept() throws Exception {
        WebBrowser.Page page = scene.journey(browser, scene.client("untrusted"), Map.of("scope", "openid accounts"));
        assertThat(page.body()).contains("Allow access?");
        WebBrowser.Page end = browser.follow(browser.submit(page, Map.of(), "allowButton"), scene.server.issuer());
        assertThat(end.answer("code")).isPresent();
        ClientAuthorization kept = scene.directory.entries().find(ClientAuthorization.class, "jansId=P1_untrusted,ou=authorizations,o=jans");
        assertThat(kept.getScopes()).containsExactlyInAnyOrder("openid", "accounts");
        assertThat(kept.getExpirationDate()).isAfter(Instant.now().plus(Duration.ofDays(365)));

        WebBrowser another = new WebBrowser();
        assertThat(scene.journey(another, scene.client("untrusted"), Map.of("scope", "openid accounts")).answer("code")).isPresent();
        assertThat(scene.journey(new WebBrowser(), scene.client("untrusted"), Map.of("scope", "openid accounts payments")).body())
                .contains("Allow access?");
        assertThat(scene.journey(new WebBrowser(), scene.client("untrusted"), Map.of("scope", "openid accounts", "prompt", "consent")).body())
                .contains("Allow access?");
        scene.directory.ldap().delete("jansId=P1_untrusted,ou=authorizations,o=jans");
    }

    @Test
    void aTrustedClientThatSendsPromptConsentGetsTheConsentPageToo() {
        assertThat(scene.journey(browser, scene.client("trusted"), Map.of("prompt", "consent")).body()).contains("Allow access?");
    }

    @Test
    void refusingOnTheConsentPageTellsTheClient() {
        WebBrowser.Page page = scene.journey(browser, scene.client("untrusted"), Map.of());
        WebBrowser.Page end = browser.submit(page, Map.of(), "doNotAllowButton");
        assertThat(end.answer("error")).contains("access_denied");
        assertThat(end.answer("state")).contains("state-1");
    }

    @Test
    void theSessionHoldsTheRawRequestButNotItsDecodedClaims() throws Exception {
        String object = TestObjects.hs256(scene.client("plain").parameters(Map.of()),
                new JSONObject().put("id_token", new JSONObject().put("openbanking_intent_id", new JSONObject().put("value", "i-1"))), Scene.SECRET);
        scene.open(browser, scene.client("plain").authorize(Map.of("request", object, "acr_values", "probe")));
        Map<String, String> attributes = scene.session(browser).orElseThrow().getSessionAttributes();
        assertThat(attributes).containsEntry("request", object).containsEntry("client_id", "plain").containsEntry("acr", "probe")
                .containsKeys("remote_ip", "redirect_uri", "state", "response_type", "scope");
        assertThat(attributes.toString()).doesNotContain("i-1").doesNotContain("claims=");
    }

    @Test
    void nothingOfAPushedRequestObjectReachesTheSession() throws Exception {
        Map<String, String> parameters = scene.client("plain").parameters(Map.of("acr_values", "probe", "nbf", TestObjects.now()));
        String object = TestObjects.hs256(parameters, null, Scene.SECRET);
        JSONObject pushed = new JSONObject(scene.client("plain").push(Map.of("request", object, "acr_values", "probe")).body());
        scene.open(browser, scene.client("plain").authorizePushed(pushed.getString("request_uri")));
        Map<String, String> attributes = scene.session(browser).orElseThrow().getSessionAttributes();
        assertThat(attributes).doesNotContainKeys("request", "request_uri").containsEntry("client_id", "plain").containsEntry("state", "state-1");
        assertThat(scene.back(browser).answer("code")).isPresent();
    }

    @Test
    void anUnansweredSessionIsGoneAfterTwoHoursAndALoggedInOneAfterADay() throws Exception {
        try (Scene own = Scene.start()) {
            own.open(browser, own.client("trusted").authorize(Map.of("acr_values", "probe")));
            own.server.advance(Duration.ofMinutes(121));
            assertThat(own.back(browser).address().getPath()).isEqualTo("/jans-auth/error.htm");

            WebBrowser other = new WebBrowser();
            own.journey(other, own.client("trusted"), Map.of());
            String id = other.cookie("session_id").orElseThrow();
            own.server.advance(Duration.ofHours(25));
            own.server.fireCleaner();
            assertThat(own.session(id)).isEmpty();
        }
    }

    @Test
    void whereTheServerRequiresPushedRequestsItRefusesItsOwnFollowUp() throws Exception {
        try (Scene own = Scene.start("requirePar", "true")) {
            JSONObject pushed = new JSONObject(own.client("plain")
                    .push(own.client("plain").parameters(Map.of("acr_values", "probe", "nbf", TestObjects.now()))).body());
            own.open(browser, own.client("plain").authorizePushed(pushed.getString("request_uri")));
            WebBrowser.Page page = own.back(browser);
            assertThat(page.status()).isEqualTo(400);
            assertThat(page.body()).contains("invalid_request");
        }
    }

    @Test
    void whereAClientMayOnlyPushItsFollowUpIsRefusedAfterTheLogin() throws Exception {
        scene.directory.register(Registration.of("pushing", Scene.SECRET, Scene.REDIRECT).requirePar());
        OAuthClient client = scene.client("pushing");
        JSONObject pushed = new JSONObject(client.push(client.parameters(Map.of("acr_values", "probe", "nbf", TestObjects.now()))).body());
        scene.open(browser, client.authorizePushed(pushed.getString("request_uri")));
        WebBrowser.Page page = scene.back(browser);
        assertThat(page.status()).isEqualTo(400);
        assertThat(page.body()).contains("invalid_request");
    }

    @Test
    void whereSignedObjectsAreForcedEveryPushedRequestIsRefused() throws Exception {
        try (Scene own = Scene.start("forceSignedRequestObject", "true")) {
            OAuthClient client = own.client("plain");
            String object = TestObjects.hs256(client.parameters(Map.of("nbf", TestObjects.now())), null, Scene.SECRET);
            JSONObject pushed = new JSONObject(client.push(Map.of("request", object)).body());
            assertThat(browser.get(client.authorizePushed(pushed.getString("request_uri"))).answer("error")).contains("invalid_request_object");
        }
    }

    @Test
    void promptSelectAccountLeadsInCircles() {
        WebBrowser.Page page = scene.journey(browser, scene.client("trusted"), Map.of("prompt", "select_account"));
        assertThat(page.address().getPath()).isEqualTo("/jans-auth/selectAccount.htm");
        assertThat(page.body()).contains("Select an account").doesNotContain("probe-person");
        WebBrowser.Page login = browser.follow(browser.submit(page, Map.of(), "loginButton"), scene.server.issuer());
        assertThat(login.body()).contains("Log in");
        assertThat(scene.password(browser, login).address().getPath()).isEqualTo("/jans-auth/selectAccount.htm");
    }

    @Test
    void theLoginPagesParameterSessionIdSelectsASessionBeforeTheCookieDoes() {
        scene.journey(browser, scene.client("trusted"), Map.of());
        String other = browser.cookie("session_id").orElseThrow();
        WebBrowser stranger = new WebBrowser();
        scene.open(stranger, scene.client("trusted").authorize(Map.of("acr_values", "probe")));
        WebBrowser.Page page = stranger.get(URI.create(scene.client("trusted").authorize(Map.of("acr_values", "probe", "session_id", other)).toString()
                .replace("/restv1/authorize", "/authorize.htm")));
        assertThat(page.location().orElseThrow().getPath()).isEqualTo("/jans-auth/restv1/authorize");
    }

    @Test
    void aSessionThatSomebodyIsLoggedInWithNamesItselfInAnAttribute() {
        scene.journey(browser, scene.client("trusted"), Map.of());
        assertThat(scene.session(browser).orElseThrow().getSessionAttributes()).containsEntry("session_id", browser.cookie("session_id").orElseThrow());
    }

    @Test
    void withoutASessionAPagesViewActionLeadsToTheErrorPage() {
        assertThat(scene.back(browser).body()).contains("Something went wrong");
    }
}
