package io.obconnect.sandbox;

import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import io.jans.model.token.TokenEntity;
import io.jans.orm.search.filter.Filter;

import org.json.JSONObject;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/** What the server does with tokens and their hooks. */
class StockTokensIT {

    private static Scene scene;
    private final WebBrowser browser = new WebBrowser();

    @BeforeAll
    static void start() throws Exception {
        scene = Scene.start();
        scene.directory.register(Registration.of("jwt", Scene.SECRET, Scene.REDIRECT).tokenScripts("PROBE-TOKENS").accessTokenAsJwt());
    }

    @AfterAll
    static void stop() throws Exception {
        scene.close();
    }

    private String code(String client, Map<String, String> more) {
        return scene.journey(new WebBrowser(), scene.client(client), more).answer("code").orElseThrow();
    }

    private JSONObject tokens(String client, Map<String, String> more) {
        return new JSONObject(scene.client(client).redeem(code(client, more)).body());
    }

    @Test
    void theTokenScriptRunsOnlyForClientsThatListIt() {
        assertThat(OAuthClient.claims(tokens("trusted", Map.of()).getString("id_token")).has("probe_context")).isTrue();
        assertThat(OAuthClient.claims(tokens("plain", Map.of()).getString("id_token")).has("probe_context")).isFalse();
    }

    @Test
    void theIdTokenIsIssuedWhereTheScriptThrowsOrSaysNo() {
        for (String mode : List.of("throw", "false")) {
            scene.mode(mode);
            try {
                assertThat(OAuthClient.claims(tokens("trusted", Map.of()).getString("id_token")).has("probe_context")).isFalse();
            } finally {
                scene.mode("login");
            }
        }
    }

    @Test
    void onlyAnExceptionOnTheContextStopsTheIdToken() {
        scene.mode("exception");
        try {
            WebBrowser.Page page = scene.client("trusted").redeem(code("trusted", Map.of()));
            assertThat(page.status()).isEqualTo(400);
            assertThat(page.body()).contains("invalid_grant").doesNotContain("id_token");
        } finally {
            scene.mode("login");
        }
    }

    @Test
    void atTheCodeExchangeTheContextHasNoExecutionContextAndTheGrantNoRequestObject() throws Exception {
        String object = TestObjects.hs256(scene.client("trusted").parameters(Map.of("scope", "openid offline_access")), null, Scene.SECRET);
        JSONObject tokens = tokens("trusted", Map.of("request", object, "scope", "openid offline_access"));
        JSONObject first = OAuthClient.claims(tokens.getString("id_token"));
        assertThat(first.getBoolean("probe_context")).isFalse();
        assertThat(first.getBoolean("probe_request")).isFalse();

        JSONObject refreshed = new JSONObject(scene.client("trusted").refresh(tokens.getString("refresh_token")).body());
        JSONObject second = OAuthClient.claims(refreshed.getString("id_token"));
        assertThat(second.getBoolean("probe_context")).isTrue();
        assertThat(second.getBoolean("probe_refreshing")).isFalse();
    }

    @Test
    void inTheHybridFlowTheGrantHasTheRequestObject() throws Exception {
        Map<String, String> hybrid = Map.of("response_type", "code id_token", "nonce", "n-1");
        String object = TestObjects.hs256(scene.client("trusted").parameters(hybrid), null, Scene.SECRET);
        Map<String, String> more = new HashMap<>(hybrid);
        more.put("request", object);
        WebBrowser.Page page = scene.journey(browser, scene.client("trusted"), more);
        assertThat(page.location().orElseThrow().getRawFragment()).contains("code=", "id_token=");
        JSONObject claims = OAuthClient.claims(page.answer("id_token").orElseThrow());
        assertThat(claims.getBoolean("probe_request")).isTrue();
        assertThat(claims.getString("nonce")).isEqualTo("n-1");
        assertThat(claims.has("c_hash")).isTrue();
    }

    @Test
    void whatTheHooksWriteIntoTheGrantsClaimsAndTheRefreshEntityIsKept() {
        JSONObject tokens = tokens("trusted", Map.of("scope", "openid offline_access"));
        List<TokenEntity> refresh = scene.directory.entries().findEntries("ou=tokens,o=jans", TokenEntity.class,
                Filter.createEqualityFilter("tknTyp", "refresh_token"));
        assertThat(refresh).anySatisfy(entity -> assertThat(entity.getAttributes().getAttributes()).containsEntry("probe", "refresh"));
        // the access token's hook runs before its entity is made
        List<TokenEntity> access = scene.directory.entries().findEntries("ou=tokens,o=jans", TokenEntity.class,
                Filter.createEqualityFilter("tknTyp", "access_token"));
        assertThat(access).anySatisfy(entity -> assertThat(entity.getClaims()).contains("kept"));
        JSONObject refreshed = new JSONObject(scene.client("trusted").refresh(tokens.getString("refresh_token")).body());
        assertThat(OAuthClient.claims(refreshed.getString("id_token")).getString("probe_claims")).contains("kept");
    }

    @Test
    void anAccessTokenInJwtFormCarriesWhatTheHookAdds() throws Exception {
        JSONObject tokens = tokens("jwt", Map.of());
        JSONObject claims = OAuthClient.claims(tokens.getString("access_token"));
        assertThat(claims.getBoolean("probe_jwt")).isTrue();
        assertThat(claims.getString("sub")).isEqualTo("P1");
        assertThat(new JSONObject(scene.client("jwt").introspect(tokens.getString("access_token")).body()).getBoolean("active")).isTrue();
    }

    @Test
    void aCodeWorksOnceAndItsSecondUseTakesTheTokensAway() {
        String code = code("plain", Map.of());
        JSONObject tokens = new JSONObject(scene.client("plain").redeem(code).body());
        assertThat(scene.client("plain").redeem(code).body()).contains("invalid_grant");
        assertThat(scene.client("plain").userInfo(tokens.getString("access_token")).status()).isEqualTo(401);
    }

    @Test
    void aCodeExpiresAfterAMinute() throws Exception {
        try (Scene own = Scene.start()) {
            String code = own.journey(browser, own.client("plain"), Map.of()).answer("code").orElseThrow();
            own.server.advance(Duration.ofSeconds(61));
            assertThat(own.client("plain").redeem(code).body()).contains("invalid_grant");
        }
    }

    @Test
    void pkceIsChecked() {
        CodeVerifier verifier = new CodeVerifier();
        String challenge = CodeChallenge.compute(CodeChallengeMethod.S256, verifier).getValue();
        String code = code("plain", Map.of("code_challenge", challenge, "code_challenge_method", "S256"));
        assertThat(scene.client("plain").redeem(code).body()).contains("invalid_grant");
        Map<String, String> right = Map.of("grant_type", "authorization_code", "code", code, "code_verifier", verifier.getValue());
        assertThat(scene.client("plain").post("/restv1/token", right).status()).isEqualTo(200);
    }

    @Test
    void whenThePersonIsGoneRefreshWorksIntrospectionHasNoSubjectAndUserInfoFails() {
        JSONObject tokens = tokens("trusted", Map.of("scope", "openid offline_access"));
        String access = tokens.getString("access_token");
        assertThat(new JSONObject(scene.client("trusted").introspect(access).body()).getString("sub")).isEqualTo("P1");
        assertThat(scene.client("trusted").userInfo(access).status()).isEqualTo(200);
        scene.removeProbePerson();
        try {
            JSONObject introspected = new JSONObject(scene.client("trusted").introspect(access).body());
            assertThat(introspected.getBoolean("active")).isTrue();
            assertThat(introspected.getString("sub")).isEmpty();
            assertThat(introspected.has("username")).isFalse();
            assertThat(scene.client("trusted").userInfo(access).status()).isEqualTo(500);
            WebBrowser.Page refreshed = scene.client("trusted").refresh(tokens.getString("refresh_token"));
            assertThat(refreshed.status()).isEqualTo(200);
            assertThat(OAuthClient.claims(new JSONObject(refreshed.body()).getString("id_token")).getString("sub")).isEmpty();
        } finally {
            scene.addProbePerson();
        }
    }

    @Test
    void anUntrustedClientLosesOfflineAccessUnlessItSendsPromptConsent() {
        WebBrowser.Page page = scene.journey(browser, scene.client("untrusted"), Map.of("scope", "openid offline_access"));
        WebBrowser.Page end = browser.follow(browser.submit(page, Map.of(), "allowButton"), scene.server.issuer());
        JSONObject tokens = new JSONObject(scene.client("untrusted").redeem(end.answer("code").orElseThrow()).body());
        assertThat(tokens.has("refresh_token")).isFalse();
        assertThat(tokens("plain", Map.of("scope", "openid offline_access")).has("refresh_token")).isTrue();
    }

    @Test
    void aPublicSubjectAttributeOfTheClientDecidesTheSubjectEverywhere() throws Exception {
        try (Scene own = Scene.start("publicSubjectIdentifierPerClientEnabled", "true")) {
            own.directory.register(Registration.of("plain", Scene.SECRET, Scene.REDIRECT).publicSubject("mail"));
            JSONObject tokens = new JSONObject(own.client("plain")
                    .redeem(own.journey(browser, own.client("plain"), Map.of()).answer("code").orElseThrow()).body());
            assertThat(OAuthClient.claims(tokens.getString("id_token")).getString("sub")).isEqualTo("probe-person@example.com");
            assertThat(new JSONObject(own.client("plain").userInfo(tokens.getString("access_token")).body()).getString("sub"))
                    .isEqualTo("probe-person@example.com");
        }
    }

    @Test
    void pairwiseSubjectsStandBelowThePerson() {
        scene.directory.register(Registration.of("pairwise", Scene.SECRET, Scene.REDIRECT).pairwise());
        String one = OAuthClient.claims(tokens("pairwise", Map.of("scope", "openid accounts")).getString("id_token")).getString("sub");
        String two = OAuthClient.claims(tokens("pairwise", Map.of("scope", "openid accounts")).getString("id_token")).getString("sub");
        assertThat(one).isEqualTo(two).isNotEqualTo("P1");
        assertThat(scene.directory.entries().contains("ou=pairwiseIdentifiers,inum=P1," + Directory.PEOPLE, Object.class)).isTrue();
    }

    @Test
    void twoNodesShareSessionsCodesAndTokens() throws Exception {
        try (AuthServer other = scene.builder().issuer(scene.server.issuer()).start()) {
            scene.open(browser, scene.client("plain").authorize(Map.of("acr_values", "probe", "scope", "openid offline_access")));
            WebBrowser.Page page = browser.get(other.at("/auth/probe/back.htm"));
            while (page.location().filter(to -> to.toString().startsWith(scene.server.issuer())
                    || to.toString().startsWith(other.base().toString())).isPresent()) {
                page = browser.get(other.here(page.location().get()));
            }
            JSONObject tokens = new JSONObject(scene.client("plain").redeem(page.answer("code").orElseThrow()).body());
            assertThat(scene.client("plain").at(other).refresh(tokens.getString("refresh_token")).status()).isEqualTo(200);
            assertThat(OAuthClient.claims(tokens.getString("id_token")).getString("iss")).isEqualTo(scene.server.issuer());
        }
    }
}
