package io.obconnect.sandbox.demo;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.util.URLUtils;

import java.net.URI;
import java.text.ParseException;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The authorization request for one payment (protocol section 1), either with the plain {@code dir} request object or with a
 * PS256 signed one.
 *
 * @param intent the intent id, as the bank's API gave it out
 * @param state what the browser brings back
 * @param nonce what the id_token brings back
 */
record PaymentRequest(DemoSettings.Tpp tpp, String intent, String state, String nonce) {

    /** Kinds of request object. */
    enum Form { DIR, PS256 }

    private static final int LIFETIME_SECONDS = 300;
    private static final List<String> ACRS = List.of("urn:openbanking:psd2:sca", "urn:openbanking:psd2:ca");

    /** A request as it travels, and what it says for those who watch. */
    record Sent(URI uri, Hop.OpenedAnswer opened) { }

    Sent at(URI authorizationEndpoint, String audience, Form form, Instant now) throws JOSEException, ParseException {
        return form == Form.DIR ? dir(authorizationEndpoint) : signed(authorizationEndpoint, audience, now);
    }

    private Sent dir(URI endpoint) throws JOSEException {
        String object = SealedMessage.seal(Map.of("openbanking_intent_id", intent), tpp.secret());
        return new Sent(uri(endpoint, object), Hop.OpenedAnswer.of("request object (JWE, dir, A256GCM)",
                "Sealed by the TPP under its client secret", SealedMessage.open(object, tpp.secret())));
    }

    private Sent signed(URI endpoint, String audience, Instant now) throws JOSEException, ParseException {
        var key = tpp.signingKey().orElseThrow(() -> new IllegalStateException("this client has no signing key")).toRSAKey();
        Map<String, Object> idToken = new LinkedHashMap<>();
        idToken.put("openbanking_intent_id", Map.of("value", intent, "essential", true));
        idToken.put("acr", Map.of("essential", true, "values", ACRS));
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder().issuer(tpp.id()).audience(audience)
                .issueTime(Date.from(now)).notBeforeTime(Date.from(now)).expirationTime(Date.from(now.plusSeconds(LIFETIME_SECONDS)))
                .jwtID(Recent.randomKey()).claim("claims", Map.of("id_token", idToken));
        parameters().forEach(claims::claim);
        SignedJWT object = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.PS256).keyID(key.getKeyID()).build(), claims.build());
        object.sign(new RSASSASigner(key));
        return new Sent(uri(endpoint, object.serialize()),
                Hop.OpenedAnswer.of("request object (JWS, PS256)", "Signed by the TPP with its private key", object));
    }

    private Map<String, String> parameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("client_id", tpp.id());
        parameters.put("response_type", "code");
        parameters.put("scope", "openid");
        parameters.put("redirect_uri", tpp.redirectUri().toString());
        parameters.put("state", state);
        parameters.put("nonce", nonce);
        return parameters;
    }

    private URI uri(URI endpoint, String object) {
        Map<String, List<String>> query = new LinkedHashMap<>();
        parameters().forEach((name, value) -> query.put(name, List.of(value)));
        query.put("request", List.of(object));
        return URI.create(endpoint + "?" + URLUtils.serializeParameters(query));
    }
}
