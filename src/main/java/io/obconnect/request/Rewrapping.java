package io.obconnect.request;

import io.obconnect.message.JsonText;
import io.obconnect.request.OpenedObject.Form;
import org.jose4j.jwe.ContentEncryptionAlgorithmIdentifiers;
import org.jose4j.jwe.JsonWebEncryption;
import org.jose4j.jwe.KeyManagementAlgorithmIdentifiers;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Puts a request object into one of the two forms that every supported auth server takes (protocol section 1): the client's JWS as it
 * came, or {@code A256KW}/{@code A256GCM} around an {@code HS256} JWS of the complete payload, both under the client's own secret (RFC 7515,
 * 7516). No server opens {@code dir}; since Janssen 2.0 none takes JSON in a JWE; all insist that {@code response_type} and
 * {@code client_id} stand inside.
 *
 * <p>What is merged in from the query is named in {@value RequestObjects#UNAUTHENTICATED}: the new object is authentic, the merged values
 * still aren't the client's.
 */
final class Rewrapping {

    /** A pushed request lives no longer, if its object names no end. */
    static final Duration PUSHED_LIFETIME = Duration.ofMinutes(10);

    private static final List<String> MERGED =
            List.of("response_type", "client_id", "redirect_uri", "scope", "state", "nonce", "response_mode", "acr_values");


    /**
     * Wraps again.
     *
     * @param object what was opened
     * @param request what it was found to ask, complete
     * @param issuer the server's
     * @param pushed whether it is being pushed (RFC 9126): the server refuses pushed objects without {@code nbf}
     * @return empty where the server reads the object as it came
     */
    Optional<String> wrap(OpenedObject object, VerifiedRequest request, Client client, String issuer, boolean pushed, Instant now) {
        return switch (object.form()) {
            case JWS, ANYBODY -> Optional.empty();
            // authentic by itself
            case JWS_IN_SERVER_JWE, JWS_IN_FOREIGN_JWE -> object.signed();
            case REWRAPPED, SYMMETRIC, SYMMETRIC_FOREIGN -> object.form() == Form.REWRAPPED && complete(object.payload(), issuer, pushed)
                    ? Optional.empty()
                    : Optional.of(sealed(JsonText.of(payload(object, request, issuer, pushed, now)), client.secret().orElseThrow()));
        };
    }

    /** Whether the server finds in the payload all that it insists on. */
    private static boolean complete(Map<String, Object> payload, String issuer, boolean pushed) {
        return payload.containsKey("client_id") && payload.containsKey("response_type")
                && (!payload.containsKey("aud") || issuer.equals(payload.get("aud")))
                && (!pushed || payload.containsKey("nbf"));
    }

    private static Map<String, Object> payload(OpenedObject object, VerifiedRequest request, String issuer, boolean pushed, Instant now) {
        Map<String, Object> payload = new LinkedHashMap<>(object.payload());
        List<Object> merged = new ArrayList<>();
        if (payload.get(RequestObjects.UNAUTHENTICATED) instanceof List<?> before) {
            merged.addAll(before);
        }
        for (String name : MERGED) {
            Optional<String> value = request.parameter(name).filter(text -> !object.payload().containsKey(name))
                    // the server refuses scopes inside an object unless openid is among those outside
                    .filter(text -> !"scope".equals(name) || RequestedAcr.words(text).contains("openid"));
            if (value.isPresent()) {
                payload.put(name, value.get());
                merged.add(name);
            }
        }
        request.parameter("redirect_uri").ifPresent(uri -> payload.put("redirect_uri", OAuthParameters.redirectUriMember(uri)));
        if (payload.containsKey("aud")) {
            payload.put("aud", issuer); // verified; the server knows its issuer only, not its endpoints
        }
        if (RequestedAcr.of(object.payload(), Map.of()).valueless()) {
            withoutAcr(payload);
        }
        if (pushed) {
            payload.putIfAbsent("nbf", now.getEpochSecond());
            payload.putIfAbsent("exp", now.plus(PUSHED_LIFETIME).getEpochSecond());
        }
        // also where it is empty: by this member we know our own objects again
        payload.put(RequestObjects.UNAUTHENTICATED, merged);
        if (request.bare()) {
            payload.put(RequestObjects.BARE, true);
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

    private static String sealed(String payload, String secret) {
        try {
            JsonWebSignature signature = new JsonWebSignature();
            signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.HMAC_SHA256);
            signature.setKey(new HmacKey(secret.getBytes(StandardCharsets.UTF_8)));
            // the server takes a client secret of any length, jose4j insists on RFC 7518 section 3.2
            signature.setDoKeyValidation(false);
            signature.setPayload(payload);
            JsonWebEncryption encryption = new JsonWebEncryption();
            encryption.setAlgorithmHeaderValue(KeyManagementAlgorithmIdentifiers.A256KW);
            encryption.setEncryptionMethodHeaderParameter(ContentEncryptionAlgorithmIdentifiers.AES_256_GCM);
            encryption.setContentTypeHeaderValue("JWT");
            encryption.setKey(SymmetricKeys.wrapping(secret, KeyManagementAlgorithmIdentifiers.A256KW));
            encryption.setPayload(signature.getCompactSerialization());
            return encryption.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException("every Java platform has HMAC-SHA256 and AES", e);
        }
    }
}
