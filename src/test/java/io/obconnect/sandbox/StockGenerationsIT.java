package io.obconnect.sandbox;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.crypto.AESEncrypter;
import com.nimbusds.jose.crypto.RSAEncrypter;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import io.obconnect.sandbox.probe.Probe;
import io.obconnect.sandbox.server.Generation;

import org.json.JSONObject;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

import static io.obconnect.sandbox.server.Generation.CURRENT;
import static io.obconnect.sandbox.server.Generation.V1_0;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What has changed from 1.0.15 to the server of July 2026, each on both. */
class StockGenerationsIT {

    private static final Map<Generation, Scene> SCENES = new EnumMap<>(Generation.class);
    private final WebBrowser browser = new WebBrowser();

    @BeforeAll
    static void start() throws Exception {
        for (Generation each : Generation.values()) {
            SCENES.put(each, Scene.start(each));
        }
    }

    @AfterAll
    static void stop() throws Exception {
        for (Scene each : SCENES.values()) {
            each.close();
        }
    }

    private boolean has(Generation generation, String type) {
        return Boolean.parseBoolean(browser.get(SCENES.get(generation).server.at("/probe/class?name=" + type)).body());
    }

    @Test
    void theTokenEntityHasMoved() {
        assertThat(has(CURRENT, "io.jans.model.token.TokenEntity")).isTrue();
        assertThat(has(CURRENT, "io.jans.as.server.model.ldap.TokenEntity")).isFalse();
        assertThat(has(V1_0, "io.jans.model.token.TokenEntity")).isFalse();
        assertThat(has(V1_0, "io.jans.as.server.model.ldap.TokenEntity")).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void aBeanThatNamesTheTokenEntityWhereItIsNotKeepsTheWholeServerFromStarting(Generation generation, @TempDir Path work) throws Exception {
        Path probe = Probe.jar(work, generation == CURRENT ? V1_0 : CURRENT);
        AuthServerBuilder builder = AuthServer.on(SCENES.get(generation).directory).library(probe);
        assertThatThrownBy(builder::start).isInstanceOf(IOException.class).hasMessage("the auth server doesn't start")
                .hasStackTraceContaining("TokenEntity");
    }

    @Test
    void onLdapTheClientOfAnAuthorizationIsAnotherAttribute() throws Exception {
        for (Map.Entry<Generation, String> each : Map.of(CURRENT, "clnId", V1_0, "jansClntId").entrySet()) {
            Scene scene = SCENES.get(each.getKey());
            WebBrowser own = new WebBrowser();
            WebBrowser.Page page = scene.journey(own, scene.client("untrusted"), Map.of());
            own.follow(own.submit(page, Map.of(), "allowButton"), scene.server.issuer());
            scene.server.settle();
            assertThat(scene.directory.ldap().getEntry("jansId=P1_untrusted,ou=authorizations,o=jans").getAttributeValue(each.getValue()))
                    .isEqualTo("untrusted");
        }
    }

    @Test
    void onSqlTheClientOfAnAuthorizationIsAnotherColumn() throws Exception {
        for (Map.Entry<Generation, String> each : Map.of(CURRENT, "clnId", V1_0, "jansClntId").entrySet()) {
            try (SqlStore store = SqlStore.start(each.getKey());
                 AuthServer server = AuthServer.on(store).start()) {
                store.addPerson("A1", "testuser", "secret");
                store.register(Registration.of("untrusted", Scene.LONG_SECRET, Scene.REDIRECT).untrusted());
                WebBrowser own = new WebBrowser();
                OAuthClient client = new OAuthClient(server, "untrusted", Scene.LONG_SECRET, Scene.REDIRECT);
                WebBrowser.Page login = own.follow(own.get(client.authorize(Map.of())), server.issuer());
                WebBrowser.Page consent = own.follow(own.submit(login, Map.of("username", "testuser", "password", "secret"), "loginButton"),
                        server.issuer());
                assertThat(own.follow(own.submit(consent, Map.of(), "allowButton"), server.issuer()).answer("code")).isPresent();
                server.settle();
                assertThat(store.database().value("SELECT \"" + each.getValue() + "\" FROM \"jansClntAuthz\"")).isEqualTo("untrusted");
            }
        }
    }

    private WebBrowser.Page send(Generation generation, String object) {
        Scene scene = SCENES.get(generation);
        return scene.open(browser, scene.client("plain").authorize(Map.of("request", object, "acr_values", "probe")));
    }

    private void isTaken(Generation generation, String object) {
        assertThat(send(generation, object).location()).contains(URI.create("http://localhost/bank"));
    }

    private void isRefused(Generation generation, String object) {
        WebBrowser.Page page = send(generation, object);
        assertThat(page.answer("error")).contains("invalid_request_object");
        assertThat(page.answer("reason").orElseThrow()).contains("Plain JSON payloads are not allowed");
    }

    private static String base64(Generation generation, Map<String, String> more) {
        return Base64URL.encode(TestObjects.payload(SCENES.get(generation).client("plain").parameters(more), null).toString()).toString();
    }

    private static String wrapped(String payload) throws Exception {
        return TestObjects.encrypted(payload, JWEAlgorithm.A256KW, EncryptionMethod.A256GCM,
                new AESEncrypter(Scene.SECRET.getBytes(StandardCharsets.UTF_8)), null);
    }

    @Test
    void jsonInAnEncryptedObjectIsTakenBy1_0AndRefusedByTheCurrentServer() throws Exception {
        isTaken(V1_0, wrapped(base64(V1_0, Map.of())));
        isRefused(CURRENT, wrapped(base64(CURRENT, Map.of())));
    }

    @Test
    void anUnsignedObjectEncryptedToTheServersPublicKeyIsTakenFromAnybodyBy1_0Alone() throws Exception {
        for (Generation each : Generation.values()) {
            RSAKey key = SCENES.get(each).directory.keys().getKeyByKeyId("enc-rsa").toRSAKey();
            String object = TestObjects.encrypted(base64(each, Map.of()), JWEAlgorithm.RSA_OAEP, EncryptionMethod.A256GCM, new RSAEncrypter(key),
                    key.getKeyID());
            if (each == V1_0) {
                isTaken(each, object);
            } else {
                isRefused(each, object);
            }
        }
    }

    @Test
    void anUnsignedJwtInAnEncryptedObjectIsRefusedByTheCurrentServer() throws Exception {
        isRefused(CURRENT, wrapped(Base64URL.encode("{\"alg\":\"none\"}") + "." + base64(CURRENT, Map.of()) + "."));
    }

    @Test
    void theCleanerEventComesEvery30SecondsOn1_0AndNeverOnTheCurrentServer() {
        for (Generation each : Generation.values()) {
            Scene scene = SCENES.get(each);
            int before = cleaned(scene);
            scene.server.tick(Duration.ofSeconds(31));
            scene.server.tick(Duration.ofHours(2));
            scene.server.fireCleaner();
            assertThat(cleaned(scene) - before).isEqualTo(each == V1_0 ? 3 : 0);
        }
    }

    private int cleaned(Scene scene) {
        return Integer.parseInt(browser.get(scene.client("trusted").authorize(Map.of())).header("Probe-Cleaned").orElseThrow());
    }

    @Test
    void expiredRowsGoWithin30SecondsOn1_0AndWithinTheHourOnTheCurrentServer() throws Exception {
        for (Generation each : Generation.values()) {
            try (Scene own = Scene.start(each)) {
                String pushed = new JSONObject(own.client("plain").push(own.client("plain").parameters(Map.of())).body()).getString("request_uri");
                own.server.tick(Duration.ofMinutes(11));
                assertThat(pushedIsThere(own, pushed)).isEqualTo(each == CURRENT);
                own.server.tick(Duration.ofMinutes(50));
                assertThat(pushedIsThere(own, pushed)).isFalse();
            }
        }
    }

    private static boolean pushedIsThere(Scene scene, String requestUri) throws Exception {
        return scene.directory.ldap().getEntry("jansId=par:" + requestUri.substring(requestUri.lastIndexOf(':') + 1) + ",ou=par,o=jans") != null;
    }

    @Test
    void theWayToTheLoginPageCarriesAParameterMoreOnTheCurrentServer() {
        for (Generation each : Generation.values()) {
            assertThat(browser.get(SCENES.get(each).client("plain").authorize(Map.of())).answer("logout_status_jwt").isPresent()).isEqualTo(each == CURRENT);
        }
        assertThat(browser.get(SCENES.get(CURRENT).client("plain").authorize(Map.of())).answer("logout_status_jwt")).contains("false");
    }

    @Test
    void theParameterComesBackInTheFollowUpCall() {
        Scene scene = SCENES.get(CURRENT);
        scene.open(browser, scene.client("trusted").authorize(Map.of("acr_values", "probe")));
        WebBrowser.Page first = browser.get(scene.server.at("/auth/probe/back.htm"));
        assertThat(first.answer("logout_status_jwt")).contains("false");
        assertThat(browser.get(first.location().orElseThrow()).answer("logout_status_jwt")).contains("false");
    }

    @Test
    void errorsEndWithACorrelationIdOnTheCurrentServerAndBrowsersGetACookieOfItsName() {
        for (Generation each : Generation.values()) {
            WebBrowser own = new WebBrowser();
            WebBrowser.Page page = own.get(SCENES.get(each).client("plain").authorize(Map.of("prompt", "none")));
            assertThat(page.answer("error")).contains("login_required");
            String description = page.answer("error_description").orElseThrow();
            if (each == CURRENT) {
                assertThat(description).matches(".* CorrelationId: [0-9a-f-]{36}");
                assertThat(page.setCookies()).filteredOn(cookie -> cookie.startsWith("X-Correlation-Id=")).singleElement().asString()
                        .contains("Secure", "HttpOnly").doesNotContain("Path");
                assertThat(own.get(page.address()).setCookies()).noneMatch(cookie -> cookie.startsWith("X-Correlation-Id="));
            } else {
                assertThat(description).doesNotContain("CorrelationId");
                assertThat(page.setCookies()).noneMatch(cookie -> cookie.startsWith("X-Correlation-Id="));
            }
        }
    }

    @Test
    void pagesMayNotBeFramedOnTheCurrentServer() {
        for (Generation each : Generation.values()) {
            assertThat(browser.get(SCENES.get(each).server.at("/error.htm")).header("X-Frame-Options").isPresent()).isEqualTo(each == CURRENT);
            assertThat(browser.get(SCENES.get(each).server.at("/.well-known/openid-configuration")).header("X-Frame-Options")).isEmpty();
        }
    }

    @Test
    void anIdTokensOwnNumberHasAnotherName() {
        for (Generation each : Generation.values()) {
            Scene scene = SCENES.get(each);
            String code = scene.journey(new WebBrowser(), scene.client("plain"), Map.of()).answer("code").orElseThrow();
            JSONObject claims = OAuthClient.claims(new JSONObject(scene.client("plain").redeem(code).body()).getString("id_token"));
            assertThat(claims.has("jti")).isEqualTo(each == CURRENT);
            assertThat(claims.has("random")).isEqualTo(each == V1_0);
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatWasPushedCanBeUsedUntilItExpires(Generation generation) {
        Scene scene = SCENES.get(generation);
        String now = String.valueOf(scene.server.time().now().getEpochSecond());
        String pushed = new JSONObject(scene.client("plain").push(scene.client("plain").parameters(Map.of("acr_values", "probe", "nbf", now))).body())
                .getString("request_uri");
        for (int i = 0; i < 2; i++) {
            WebBrowser own = new WebBrowser();
            scene.open(own, scene.client("plain").authorizePushed(pushed));
            assertThat(scene.back(own).answer("code")).isPresent();
        }
    }
}
