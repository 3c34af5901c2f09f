package io.obconnect.sandbox;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jwt.SignedJWT;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.URI;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/** How the server tells a client no by itself, and how an extension can do it right. */
class StockDenialIT {

    private static Scene scene;
    private final WebBrowser browser = new WebBrowser();

    @BeforeAll
    static void start() throws Exception {
        scene = Scene.start();
        scene.mode("deny");
    }

    @AfterAll
    static void stop() throws Exception {
        scene.close();
    }

    private WebBrowser.Page denied(String mode) {
        return scene.open(browser, scene.client("plain").authorize(Map.of("acr_values", "probe", "response_mode", mode)));
    }

    @Test
    void queryAndFragmentAreRight() {
        assertThat(denied("query").location().orElseThrow().getRawQuery()).contains("error=access_denied", "state=state-1");
        assertThat(denied("fragment").location().orElseThrow().getRawFragment()).contains("error=access_denied", "state=state-1");
    }

    @Test
    void formPostEndsAt404() {
        assertThat(denied("form_post").status()).isEqualTo(404);
    }

    @Test
    void jwtModesRedirectWithoutAnError() {
        WebBrowser.Page page = denied("jwt");
        assertThat(page.location()).contains(URI.create(Scene.REDIRECT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"query", "fragment", "form_post"})
    void anExtensionsOwnAnswerIsRightInThePlainModes(String mode) {
        WebBrowser.Page page = browser.get(scene.server.at("/probe/error?client_id=plain&mode=" + mode));
        if (mode.equals("form_post")) {
            assertThat(page.body()).contains("name=\"error\" value=\"access_denied\"", "name=\"state\" value=\"state-1\"");
        } else {
            assertThat(page.answer("error")).contains("access_denied");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"jwt", "query.jwt", "fragment.jwt", "form_post.jwt"})
    void anExtensionsOwnAnswerIsSignedByTheServerInTheJwtModes(String mode) throws Exception {
        WebBrowser.Page page = browser.get(scene.server.at("/probe/error?client_id=plain&mode=" + mode));
        String jwt = mode.equals("form_post.jwt")
                ? page.body().replaceAll("(?s).*name=\"response\" value=\"([^\"]*)\".*", "$1") : page.answer("response").orElseThrow();
        SignedJWT signed = SignedJWT.parse(jwt);
        JWK key = scene.directory.keys().getKeyByKeyId(signed.getHeader().getKeyID());
        assertThat(signed.verify(new RSASSAVerifier(key.toRSAKey().toPublicJWK()))).isTrue();
        assertThat(signed.getJWTClaimsSet().getIssuer()).isEqualTo(scene.server.issuer());
        assertThat(signed.getJWTClaimsSet().getAudience()).containsExactly("plain");
        assertThat(signed.getJWTClaimsSet().getStringClaim("error")).isEqualTo("access_denied");
        assertThat(signed.getJWTClaimsSet().getStringClaim("state")).isEqualTo("state-1");
        assertThat(signed.getJWTClaimsSet().getExpirationTime()).isNotNull();
    }
}
