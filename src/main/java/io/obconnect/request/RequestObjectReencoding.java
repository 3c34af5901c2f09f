package io.obconnect.request;

import io.obconnect.message.Json;
import io.obconnect.message.Jwe;
import org.jose4j.jwe.ContentEncryptionAlgorithmIdentifiers;
import org.jose4j.jwe.KeyManagementAlgorithmIdentifiers;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Puts a request object into one of the two forms that every supported auth server takes (protocol section 1): the client's JWS as it
 * came, or {@code A256KW}/{@code A256GCM} around an {@code HS256} JWS of the complete payload, both under the client's own secret (RFC 7515,
 * 7516). No server opens {@code dir}; since Janssen 2.0 none takes JSON in a JWE; all insist that {@code response_type} and
 * {@code client_id} stand inside.
 */
final class RequestObjectReencoding {

    /** Written into a pushed object: the call lacked what OAuth demands and we completed it. */
    static final String OBJECT_ONLY = "obconnect_bare";
    /** The lifetime of a pushed request whose object has no {@code exp}. */
    static final Duration PUSHED_LIFETIME = Duration.ofMinutes(10);

    private static final List<String> MERGED =
            List.of("response_type", "client_id", "redirect_uri", "scope", "state", "nonce", "response_mode", "acr_values");

    private static final Map<String, String> HEADER = new LinkedHashMap<>();

    static { // the same octets on every node
        HEADER.put("alg", KeyManagementAlgorithmIdentifiers.A256KW);
        HEADER.put("enc", ContentEncryptionAlgorithmIdentifiers.AES_256_GCM);
        HEADER.put("cty", "JWT");
    }

    private final String issuer;
    private final SecureRandom random;

    /**
     * @param issuer the auth server's
     * @param random gives the keys of the content, and the IVs
     */
    RequestObjectReencoding(String issuer, SecureRandom random) {
        this.issuer = issuer;
        this.random = random;
    }

    /**
     * Encrypts the object again, for the server.
     *
     * @param request complete
     * @return empty where the server reads the object as it came
     */
    Optional<String> wrap(AuthorizationRequest request) {
        DecodedObject object = request.object;
        Client client = request.client;
        return switch (object.form()) {
            case JWS, UNAUTHENTICATED, PUSHED -> Optional.empty();
            // authentic by itself
            case JWS_IN_SERVER_JWE, JWS_IN_FOREIGN_JWE -> object.signed();
            case SYMMETRIC, SYMMETRIC_FOREIGN -> Optional.of(sealed(Json.text(payload(request)), client.secret().orElseThrow()));
        };
    }

    private Map<String, Object> payload(AuthorizationRequest request) {
        Map<String, Object> before = request.object.payload();
        Map<String, Object> payload = new LinkedHashMap<>(before);
        for (String name : MERGED) {
            request.value(name).filter(text -> !before.containsKey(name))
                    // the server refuses scopes inside an object unless openid is among those outside
                    .filter(text -> !"scope".equals(name) || RequestedAcr.words(text).contains("openid"))
                    .ifPresent(value -> payload.put(name, value));
        }
        request.value("redirect_uri").ifPresent(uri -> payload.put("redirect_uri", OAuthParameters.redirectUriMember(uri)));
        if (request.requestedAcr.valueless()) {
            withoutAcr(payload);
        }
        payload.remove("prompt"); // the bank does what it asks for
        if (request.endpoint == Endpoint.PAR) { // the server refuses pushed objects without nbf (RFC 9126)
            payload.putIfAbsent("nbf", request.now.getEpochSecond());
            payload.putIfAbsent("exp", request.now.plus(PUSHED_LIFETIME).getEpochSecond());
            payload.putIfAbsent("aud", issuer); // at the authorization endpoint it counts as signed, and in strict that has an aud
        }
        if (request.objectOnly) {
            payload.put(OBJECT_ONLY, true);
        }
        return payload;
    }

    /** An acr claim without a value makes the server forget {@code acr_values} and run its default. */
    private static void withoutAcr(Map<String, Object> payload) {
        Map<Object, Object> claims = new LinkedHashMap<>((Map<?, ?>) payload.get("claims"));
        Map<Object, Object> idToken = new LinkedHashMap<>((Map<?, ?>) claims.get("id_token"));
        idToken.remove("acr");
        claims.put("id_token", idToken);
        payload.put("claims", claims);
    }

    private String sealed(String payload, String secret) {
        return Jwe.encrypt(HEADER, SymmetricKeys.wrapping(secret, KeyManagementAlgorithmIdentifiers.A256KW), random,
                signed(payload, secret).getBytes(StandardCharsets.US_ASCII));
    }

    private static String signed(String payload, String secret) {
        try {
            JsonWebSignature signature = new JsonWebSignature();
            signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.HMAC_SHA256);
            signature.setKey(new HmacKey(secret.getBytes(StandardCharsets.UTF_8)));
            // the server takes a client secret of any length, jose4j insists on RFC 7518 section 3.2
            signature.setDoKeyValidation(false);
            signature.setPayload(payload);
            return signature.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException("every Java platform has HMAC-SHA256", e);
        }
    }
}
