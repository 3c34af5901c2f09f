package io.obconnect.sandbox;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.AESEncrypter;
import com.nimbusds.jose.crypto.DirectEncrypter;
import com.nimbusds.jose.crypto.RSAEncrypter;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.Base64URL;

import org.json.JSONArray;
import org.json.JSONObject;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/** Which request objects the server takes by itself. */
class StockRequestObjectsIT {

    private static Scene scene;
    private static RSAKey rsa;
    private static ECKey ec;
    private final WebBrowser browser = new WebBrowser();

    @BeforeAll
    static void start() throws Exception {
        scene = Scene.start();
        rsa = RsaKeys.of("rsa").build();
        ec = new ECKeyGenerator(Curve.P_256).keyID("ec").generate();
        scene.directory.register(Registration.of("signing", Scene.SECRET, Scene.REDIRECT)
                .jwks(new JWKSet(List.of(rsa.toPublicJWK(), ec.toPublicJWK())).toString()).requestObjectSigningAlg("PS256"));
    }

    @AfterAll
    static void stop() throws Exception {
        scene.close();
    }

    private Map<String, String> inside(String client, Map<String, String> more) {
        return scene.client(client).parameters(more);
    }

    private WebBrowser.Page send(String client, String object) {
        return scene.open(browser, scene.client(client).authorize(Map.of("request", object, "acr_values", "probe")));
    }

    private static void isTaken(WebBrowser.Page page) {
        assertThat(page.location().map(URI::toString).orElse(page.body())).isEqualTo("http://localhost/bank");
    }

    private static void isRefused(WebBrowser.Page page) {
        assertThat(page.answer("error")).contains("invalid_request_object");
        assertThat(page.answer("state")).contains("state-1");
    }

    private String base64(Map<String, String> parameters) {
        return Base64URL.encode(TestObjects.payload(parameters, null).toString()).toString();
    }

    @Test
    void directEncryptionIsRefusedWhateverIsInside() throws Exception {
        String object = TestObjects.encrypted(base64(inside("plain", Map.of())), JWEAlgorithm.DIR, EncryptionMethod.A256GCM,
                new DirectEncrypter(Scene.SECRET.getBytes(StandardCharsets.UTF_8)), null);
        WebBrowser.Page page = send("plain", object);
        isRefused(page);
        assertThat(page.answer("reason").orElseThrow()).contains("key encryption algorithm is not supported");
    }

    @Test
    void keyWrapAroundASignedObjectTakesTheSecretsOwnBytesWhereTheyAre32() throws Exception {
        isTaken(send("plain", wrapped("plain", Scene.SECRET, Scene.SECRET.getBytes(StandardCharsets.UTF_8))));
    }

    @Test
    void keyWrapAroundASignedObjectTakesTheSecretsHashOtherwise() throws Exception {
        byte[] hash = TestObjects.sha256(Scene.LONG_SECRET);
        isTaken(send("untrusted", wrapped("untrusted", Scene.LONG_SECRET, hash)));
        isTaken(send("untrusted", wrapped("untrusted", Scene.LONG_SECRET, Arrays.copyOf(hash, 16))));
    }

    @Test
    void theSignatureInsideIsVerified() throws Exception {
        isRefused(send("plain", wrapped("plain", "another secret of more than 32 octets", Scene.SECRET.getBytes(StandardCharsets.UTF_8))));
    }

    private String wrapped(String client, String signedWith, byte[] key) throws Exception {
        return TestObjects.encrypted(TestObjects.hs256(inside(client, Map.of()), null, signedWith),
                key.length == 32 ? JWEAlgorithm.A256KW : JWEAlgorithm.A128KW, EncryptionMethod.A256GCM, new AESEncrypter(key), null);
    }

    @Test
    void anEncryptedPayloadThatIsJsonIsNotReadAsJson() throws Exception {
        isRefused(send("plain", TestObjects.encrypted(TestObjects.payload(inside("plain", Map.of()), null).toString(), JWEAlgorithm.A256KW,
                EncryptionMethod.A256GCM, new AESEncrypter(Scene.SECRET.getBytes(StandardCharsets.UTF_8)), null)));
    }

    @Test
    void aSignedObjectNestedInAnEncryptedOneIsTakenEvenWithAnotherAlgorithmThanRegistered() throws Exception {
        RSAKey key = scene.directory.keys().getKeyByKeyId("enc-rsa").toRSAKey();
        isTaken(send("signing", TestObjects.encrypted(TestObjects.signed(inside("signing", Map.of()), JWSAlgorithm.ES256, ec),
                JWEAlgorithm.RSA_OAEP, EncryptionMethod.A128CBC_HS256, new RSAEncrypter(key), key.getKeyID())));
    }

    @Test
    void signaturesAreVerified() throws Exception {
        isTaken(send("signing", TestObjects.signed(inside("signing", Map.of()), JWSAlgorithm.PS256, rsa)));
        isTaken(send("signing", TestObjects.signed(inside("signing", Map.of()), JWSAlgorithm.ES256, ec)));
        isTaken(send("plain", TestObjects.hs256(inside("plain", Map.of()), null, Scene.SECRET)));
        isRefused(send("plain", TestObjects.hs256(inside("plain", Map.of()), null, "another secret of more than 32 octets")));
        isRefused(send("signing", TestObjects.signed(inside("signing", Map.of()), JWSAlgorithm.PS256,
                new RSAKeyGenerator(2048).keyID("rsa").generate())));
    }

    @Test
    void expiryAndNotBeforeDoNotMatter() throws Exception {
        long now = System.currentTimeMillis() / 1000;
        isTaken(send("plain", TestObjects.hs256(inside("plain", Map.of("exp", String.valueOf(now - 9999))), null, Scene.SECRET)));
        isTaken(send("plain", TestObjects.hs256(inside("plain", Map.of("nbf", String.valueOf(now + 9999))), null, Scene.SECRET)));
    }

    @Test
    void responseTypeAndClientMustStandInsideAndEqualTheQuerys() throws Exception {
        isRefused(send("plain", TestObjects.hs256(inside("plain", Map.of("response_type", "")), null, Scene.SECRET)));
        isRefused(send("plain", TestObjects.hs256(inside("plain", Map.of("response_type", "code id_token")), null, Scene.SECRET)));
        isRefused(send("plain", TestObjects.hs256(inside("plain", Map.of("client_id", "")), null, Scene.SECRET)));
        isRefused(send("plain", TestObjects.hs256(inside("plain", Map.of("client_id", "trusted")), null, Scene.SECRET)));
    }

    @Test
    void aRedirectUriInsideMustEqualTheQuerys() throws Exception {
        isRefused(send("plain", TestObjects.hs256(inside("plain", Map.of("redirect_uri", "http://localhost:9/other")), null, Scene.SECRET)));
        isTaken(send("plain", TestObjects.hs256(inside("plain", Map.of("redirect_uri", "")), null, Scene.SECRET)));
    }

    @Test
    void anEssentialAcrIsTakenForAScriptsNameOrAlias() throws Exception {
        JSONObject acr = new JSONObject().put("id_token", new JSONObject().put("acr", new JSONObject().put("essential", true)
                .put("values", new JSONArray(List.of("urn:probe")))));
        isTaken(scene.open(browser, scene.client("plain").authorize(
                Map.of("request", TestObjects.hs256(inside("plain", Map.of()), acr, Scene.SECRET)))));
        JSONObject unknown = new JSONObject(acr.toString().replace("urn:probe", "urn:unknown"));
        assertThat(scene.open(new WebBrowser(), scene.client("plain").authorize(
                Map.of("request", TestObjects.hs256(inside("plain", Map.of()), unknown, Scene.SECRET)))).body()).contains("Something went wrong");
    }

    @Test
    void aPushedObjectWithoutNotBeforeOrThatExpiresTooLateIsRefusedWhenItIsUsed() throws Exception {
        OAuthClient client = scene.client("plain");
        long now = System.currentTimeMillis() / 1000;
        for (Map<String, String> more : List.of(Map.<String, String>of(), Map.of("nbf", TestObjects.now(), "exp", String.valueOf(now + 7200)))) {
            WebBrowser.Page pushed = client.push(Map.of("request", TestObjects.hs256(inside("plain", more), null, Scene.SECRET)));
            assertThat(pushed.status()).isEqualTo(201);
            WebBrowser.Page page = browser.get(client.authorizePushed(new JSONObject(pushed.body()).getString("request_uri")));
            assertThat(page.status()).isEqualTo(400);
            assertThat(page.body()).contains("invalid_request");
        }
        WebBrowser.Page good = client.push(Map.of("request",
                TestObjects.hs256(inside("plain", Map.of("nbf", TestObjects.now(), "exp", String.valueOf(now + 600))), null, Scene.SECRET)));
        assertThat(browser.get(client.authorizePushed(new JSONObject(good.body()).getString("request_uri"))).location().orElseThrow().getPath())
                .isEqualTo("/jans-auth/authorize.htm");
    }

    @Test
    void inFapiModeRequestsWithoutAnObjectAreRefused() throws Exception {
        try (Scene fapi = Scene.start("fapi", "true")) {
            assertThat(browser.get(fapi.client("plain").authorize(Map.of())).answer("error")).contains("invalid_request");
        }
    }

    @Test
    void thePostedFormIsReadAsTheQueryIs() throws Exception {
        Map<String, String> all = new HashMap<>(inside("plain", Map.of()));
        all.put("request", TestObjects.hs256(inside("plain", Map.of()), null, Scene.SECRET));
        all.put("acr_values", "probe");
        WebBrowser.Page page = browser.post(scene.server.at("/restv1/authorize"), all);
        isTaken(browser.follow(page, scene.server.issuer()));
    }
}
