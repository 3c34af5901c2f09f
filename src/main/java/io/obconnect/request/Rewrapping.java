package io.obconnect.request;

import io.obconnect.message.Base64Url;
import io.obconnect.message.CompactJwe;
import io.obconnect.message.JsonText;
import io.obconnect.request.OpenedObject.Form;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Puts a request object that the auth server can't read into the form that it can: {@code A256KW}/{@code A256GCM} under the client's own
 * secret. The server opens only RSA1_5, RSA-OAEP, A128KW and A256KW, reads an unsigned payload as base64url text of the JSON, and insists
 * that {@code response_type} and {@code client_id} stand inside, as Janssen 1.0.15 does.
 */
final class Rewrapping {

    /** Written into a pushed object: the call lacked what OAuth demands and we completed it. */
    static final String BARE = "obconnect_bare";
    /** A pushed request lives no longer, if its object names no end. */
    static final Duration PUSHED_LIFETIME = Duration.ofMinutes(10);

    private static final List<String> MERGED =
            List.of("response_type", "client_id", "redirect_uri", "scope", "state", "nonce", "response_mode", "acr_values");

    private static final String HEADER = "{\"alg\":\"A256KW\",\"enc\":\"A256GCM\"}";
    private static final String NESTED_HEADER = "{\"alg\":\"A256KW\",\"enc\":\"A256GCM\",\"cty\":\"JWT\"}";

    private final SecureRandom random;

    /** @param random gives keys and IVs */
    Rewrapping(SecureRandom random) {
        this.random = random;
    }

    /**
     * Wraps again.
     *
     * @param request complete
     * @param pushed whether it is being pushed (RFC 9126): the server refuses pushed objects without {@code nbf}
     * @return empty where the server reads the object as it came
     */
    Optional<String> wrap(AuthorizationRequest request, boolean pushed) {
        OpenedObject object = request.object;
        Client client = request.client;
        return switch (object.form()) {
            case JWS, JWS_IN_SERVER_JWE, ANYBODY -> Optional.empty();
            // a client without a secret can't have an encrypted object at this server; the JWS is authentic by itself
            case JWS_IN_FOREIGN_JWE -> Optional.of(client.secret().filter(secret -> !secret.isEmpty())
                    .map(secret -> encrypt(object.signed().orElseThrow(), secret, NESTED_HEADER)).orElseGet(() -> object.signed().orElseThrow()));
            case SYMMETRIC, SYMMETRIC_FOREIGN -> object.form() == Form.SYMMETRIC && complete(request, pushed)
                    ? Optional.empty()
                    : Optional.of(encrypt(Base64Url.encode(JsonText.of(payload(request, pushed)).getBytes(StandardCharsets.UTF_8)),
                            client.secret().orElseThrow(), HEADER));
        };
    }

    /** Whether the server finds in the payload all that it insists on. */
    private static boolean complete(AuthorizationRequest request, boolean pushed) {
        Map<String, Object> payload = request.object.payload();
        return payload.containsKey("client_id") && payload.containsKey("response_type")
                && (!pushed || payload.containsKey("nbf"))
                && !request.requestedAcr.valueless();
    }

    private static Map<String, Object> payload(AuthorizationRequest request, boolean pushed) {
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
        if (pushed) {
            payload.putIfAbsent("nbf", request.now.getEpochSecond());
            payload.putIfAbsent("exp", request.now.plus(PUSHED_LIFETIME).getEpochSecond());
        }
        if (request.bare) {
            payload.put(BARE, true);
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

    private String encrypt(String payload, String secret, String header) {
        return CompactJwe.sealUnderWrappedKey(header, SymmetricKeys.wrapping(secret, "A256KW"), random,
                payload.getBytes(StandardCharsets.UTF_8));
    }
}
