package io.obconnect.sandbox;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.SignedJWT;
import io.jans.as.model.common.ResponseType;

import org.json.JSONObject;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/** What the server refuses in FAPI mode, at the authorization endpoint and where requests are pushed. */
class StockFapiIT {

    private static Scene scene;
    private static RSAKey key;
    private final WebBrowser browser = new WebBrowser();

    @BeforeAll
    static void start() throws Exception {
        scene = Scene.start("fapi", "true");
        key = RsaKeys.of("rsa").build();
        scene.directory.register(Registration.of("signing", Scene.SECRET, Scene.REDIRECT).jwks(new JWKSet(key.toPublicJWK()).toString()));
        scene.directory.register(Registration.of("code-only", Scene.SECRET, Scene.REDIRECT).jwks(new JWKSet(key.toPublicJWK()).toString())
                .responseTypes(ResponseType.CODE));
    }

    @AfterAll
    static void stop() throws Exception {
        scene.close();
    }

    private static long now() {
        return scene.server.time().now().getEpochSecond();
    }

    /** Good as it is; an empty value leaves a member out. */
    private static Map<String, String> inside(Map<String, String> changed) {
        Map<String, String> all = new HashMap<>(Map.of("response_type", "code id_token", "nonce", "n-1", "aud", scene.server.issuer(), "nbf",
                String.valueOf(now()), "exp", String.valueOf(now() + 600), "acr_values", "probe", "code_challenge",
                "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM", "code_challenge_method", "S256"));
        all.putAll(changed);
        return scene.client("signing").parameters(all);
    }

    private static String object(Map<String, String> changed) throws Exception {
        return TestObjects.signed(inside(changed), JWSAlgorithm.PS256, key);
    }

    private static Map<String, String> beside(String object, Map<String, String> changed) {
        Map<String, String> all = new HashMap<>(Map.of("response_type", "code id_token", "nonce", "n-1", "acr_values", "probe", "request", object));
        all.putAll(changed);
        return all;
    }

    private WebBrowser.Page send(String object, Map<String, String> changed) {
        return scene.open(browser, scene.client("signing").authorize(beside(object, changed)));
    }

    @Test
    void aGoodObjectByValueLeadsToACodeWithTheStateInsideAlone() throws Exception {
        assertThat(send(object(Map.of("state", "inside")), Map.of("state", "outside")).location()).contains(URI.create("http://localhost/bank"));
        WebBrowser.Page end = scene.back(browser);
        assertThat(end.answer("code")).isPresent();
        assertThat(end.answer("state")).contains("inside");
    }

    @Test
    void theStateBesideAnObjectThatHasNoneDoesNotCount() throws Exception {
        WebBrowser.Page page = send(object(Map.of("state", "", "scope", "")), Map.of("state", "outside"));
        assertThat(page.answer("error")).contains("invalid_request_object");
        assertThat(page.answer("state")).isEmpty();
    }

    /** Offsets in seconds from now; both endpoints' own times are apart from each other. */
    @ParameterizedTest
    @CsvSource({"exp,7200", "exp,-60", "nbf,-7200"})
    void timesThatAreTooFarAwayAreRefused(String member, long offset) throws Exception {
        assertThat(send(object(Map.of(member, String.valueOf(now() + offset))), Map.of()).answer("error")).contains("invalid_request_object");
    }

    @ParameterizedTest
    @CsvSource({"exp,''", "nbf,''", "scope,''", "nonce,''", "redirect_uri,''", "aud,https://elsewhere.example", "response_type,code",
            "client_id,plain"})
    void anObjectThatLacksAMemberOrHasAWrongOneIsRefusedWithoutAReason(String member, String value) throws Exception {
        WebBrowser.Page page = send(object(Map.of(member, value)), Map.of());
        assertThat(page.answer("error")).contains("invalid_request_object");
        assertThat(page.answer("reason")).isEmpty();
    }

    @Test
    void theIssuerWithASlashOrAnEndpointIsNotTheAudience() throws Exception {
        for (String audience : List.of(scene.server.issuer() + "/", scene.server.at("/restv1/par").toString())) {
            assertThat(send(object(Map.of("aud", audience)), Map.of()).answer("error")).contains("invalid_request_object");
        }
    }

    @Test
    void rs256IsRefused() throws Exception {
        assertThat(send(TestObjects.signed(inside(Map.of()), JWSAlgorithm.RS256, key), Map.of()).answer("error")).contains("invalid_request_object");
    }

    @Test
    void withoutAnObjectTheRequestIsRefused() {
        assertThat(scene.open(browser, scene.client("signing").authorize(Map.of("response_type", "code id_token", "nonce", "n"))).answer("error"))
                .contains("invalid_request");
    }

    @Test
    void codeAloneWantsTheJwtMode() throws Exception {
        Map<String, String> code = Map.of("response_type", "code");
        assertThat(send(object(code), code).answer("error")).contains("invalid_request");
        Map<String, String> jarm = Map.of("response_type", "code", "response_mode", "jwt");
        assertThat(send(object(jarm), jarm).location()).contains(URI.create("http://localhost/bank"));
    }

    @Test
    void whatCanNotBeVerifiedIsAnsweredInTheJwtModeWhereTheObjectAsksForIt() throws Exception {
        String object = object(Map.of("response_mode", "jwt", "state", "inside"));
        WebBrowser.Page page = send(object.substring(0, object.length() - 8) + "AAAAAAAA", Map.of());
        SignedJWT answer = SignedJWT.parse(page.answer("response").orElseThrow());
        assertThat(answer.verify(new RSASSAVerifier(scene.directory.keys().getKeyByKeyId(answer.getHeader().getKeyID()).toRSAKey()))).isTrue();
        assertThat(answer.getJWTClaimsSet().getStringClaim("error")).isEqualTo("invalid_request_object");
        assertThat(answer.getJWTClaimsSet().getStringClaim("state")).isEqualTo("inside");
    }

    @Test
    void openidMissingBesideTheObjectIsToldToThePersonAlone() throws Exception {
        WebBrowser.Page page = send(object(Map.of()), Map.of("scope", "accounts"));
        assertThat(page.status()).isEqualTo(400);
        assertThat(new JSONObject(page.body()).getString("error")).isEqualTo("invalid_scope");
    }

    @Test
    void anUnregisteredResponseTypeIsToldToThePersonAlone() throws Exception {
        OAuthClient client = scene.client("code-only");
        WebBrowser.Page page = scene.open(browser, client.authorize(beside(object(Map.of("client_id", "code-only")), Map.of())));
        assertThat(page.status()).isEqualTo(400);
        assertThat(new JSONObject(page.body()).getString("error")).isEqualTo("unsupported_response_type");
    }

    private static WebBrowser.Page push(Map<String, String> changed, Map<String, String> form) throws Exception {
        Map<String, String> all = new HashMap<>(form);
        all.put("client_id", "signing");
        all.put("request", object(changed));
        return scene.client("signing").push(all);
    }

    @Test
    void aPushedRequestIsRefusedByTheServersOwnFollowUpCallAfterTheLogin() throws Exception {
        WebBrowser.Page pushed = push(Map.of(), Map.of("acr_values", "probe"));
        assertThat(pushed.status()).isEqualTo(201);
        WebBrowser.Page bank = scene.open(browser, scene.client("signing").authorizePushed(new JSONObject(pushed.body()).getString("request_uri")));
        assertThat(bank.location()).contains(URI.create("http://localhost/bank"));
        WebBrowser.Page end = scene.back(browser);
        assertThat(end.answer("error")).contains("invalid_request");
        assertThat(end.answer("code")).isEmpty();
    }

    @Test
    void theFollowUpCallWithThePushedObjectAddedLeadsToACode() throws Exception {
        String object = object(Map.of());
        WebBrowser.Page pushed = scene.client("signing").push(Map.of("client_id", "signing", "request", object, "acr_values", "probe"));
        scene.open(browser, scene.client("signing").authorizePushed(new JSONObject(pushed.body()).getString("request_uri")));
        WebBrowser.Page back = browser.get(scene.server.at("/auth/probe/back.htm"));
        URI followUp = browser.get(back.location().orElseThrow()).location().orElseThrow();
        assertThat(browser.get(URI.create(followUp + "&request=" + object)).answer("code")).isPresent();
    }

    @Test
    void aPushWithoutPkceIsRefused() throws Exception {
        assertThat(push(Map.of("code_challenge", ""), Map.of()).body()).contains("invalid_request");
        assertThat(push(Map.of("code_challenge_method", "plain"), Map.of()).body()).contains("invalid_request");
    }

    @Test
    void aPushThatExpiresInMoreThanAnHourIsTakenAndRefusedAsJsonWhenItIsUsed() throws Exception {
        WebBrowser.Page pushed = push(Map.of("exp", String.valueOf(now() + 7200)), Map.of());
        assertThat(pushed.status()).isEqualTo(201);
        WebBrowser.Page page = browser.get(scene.client("signing").authorizePushed(new JSONObject(pushed.body()).getString("request_uri")));
        assertThat(page.status()).isEqualTo(400);
        assertThat(new JSONObject(page.body()).getString("error")).isEqualTo("invalid_request");
    }

    @Test
    void anErrorOfAPushIsReadFromARedirectsQueryAndIsEmptyWhereItStandsElsewhere() throws Exception {
        for (Map<String, String> wrong : List.of(Map.of("nonce", ""), Map.of("scope", ""), Map.of("aud", scene.server.at("/restv1/par").toString()))) {
            WebBrowser.Page query = push(wrong, Map.of());
            assertThat(query.status()).isEqualTo(400);
            assertThat(new JSONObject(query.body()).getString("error")).isEqualTo("invalid_request_object");
            for (Map<String, String> form : List.of(Map.of("response_type", "code id_token"), Map.of("response_type", "code", "response_mode", "jwt"))) {
                WebBrowser.Page other = push(wrong, form);
                assertThat(other.status()).isEqualTo(400);
                assertThat(other.body()).isEqualTo("{}");
            }
        }
    }
}
