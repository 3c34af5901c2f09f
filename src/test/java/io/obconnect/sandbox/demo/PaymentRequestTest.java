package io.obconnect.sandbox.demo;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.util.URLUtils;
import org.junit.jupiter.api.Test;

import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;

class PaymentRequestTest {

    private static final URI ENDPOINT = URI.create("http://localhost:8080/jans-auth/restv1/authorize");
    private static final URI REDIRECT = URI.create("http://localhost:8081/callback");
    private static final String SECRET = "the client's secret, long enough";
    private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");

    @Test
    void theSealedRequestHoldsNothingButTheIntentAndTheQueryTheRest() throws Exception {
        PaymentRequest request = request(Optional.empty());

        Map<String, List<String>> query = query(request.at(ENDPOINT, "http://localhost:8080", PaymentRequest.Form.DIR, NOW).uri());

        assertThat(SealedMessage.open(query.remove("request").get(0), SECRET).payload())
                .isEqualTo(Map.of("openbanking_intent_id", "intent-1"));
        assertThat(query).isEqualTo(Map.of("client_id", List.of("tpp"), "response_type", List.of("code"), "scope", List.of("openid"),
                "redirect_uri", List.of(REDIRECT.toString()), "state", List.of("state-1"), "nonce", List.of("nonce-1")));
    }

    @Test
    void theSignedRequestVerifiesAndCarriesIntentAndEssentialAcr() throws Exception {
        RSAKey key = new RSAKeyGenerator(2048).keyID("k1").generate();
        PaymentRequest request = request(Optional.of(key));

        URI uri = request.at(ENDPOINT, "http://localhost:8080", PaymentRequest.Form.PS256, NOW).uri();

        SignedJWT object = SignedJWT.parse(query(uri).get("request").get(0));
        assertThat(object.verify(new RSASSAVerifier(key.toRSAPublicKey()))).isTrue();
        assertThat(object.getHeader().toJSONObject()).isEqualTo(Map.of("alg", "PS256", "kid", "k1"));
        JWTClaimsSet claims = object.getJWTClaimsSet();
        assertThat(claims.getIssuer()).isEqualTo("tpp");
        assertThat(claims.getAudience()).containsExactly("http://localhost:8080");
        assertThat(claims.getNotBeforeTime().toInstant()).isEqualTo(NOW);
        assertThat(claims.getExpirationTime().toInstant()).isEqualTo(NOW.plusSeconds(300));
        assertThat(claims.getJSONObjectClaim("claims")).isEqualTo(Map.of("id_token", Map.of(
                "openbanking_intent_id", Map.of("value", "intent-1", "essential", true),
                "acr", Map.of("essential", true, "values", List.of("urn:openbanking:psd2:sca", "urn:openbanking:psd2:ca")))));
    }

    private static PaymentRequest request(Optional<RSAKey> key) {
        return new PaymentRequest(new DemoSettings.Tpp("tpp", SECRET, REDIRECT, key.map(rsa -> rsa)), "intent-1", "state-1", "nonce-1");
    }

    private static Map<String, List<String>> query(URI uri) {
        return new HashMap<>(URLUtils.parseParameters(uri.getRawQuery()));
    }
}
