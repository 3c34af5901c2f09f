package io.obconnect.request;

import io.obconnect.message.Base64Url;
import io.obconnect.message.Json;
import io.obconnect.message.Jwe;
import io.obconnect.request.OpenedObject.Form;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Puts a request object that the auth server can't read into the form that it can: {@code A256KW}/{@code A256GCM} under the client's own
 * secret. The server opens only RSA1_5, RSA-OAEP, A128KW and A256KW, reads an unsigned payload as base64url text of the JSON, and insists
 * that {@code response_type} and {@code client_id} stand inside, as Janssen 1.0.15 does.
 *
 * <p>What is merged in from the query is named in {@value RequestObjects#UNAUTHENTICATED}: the new object is authentic, the merged values
 * still aren't the client's.
 */
final class Rewrapping {

    /** A pushed request lives no longer, if its object names no end. */
    static final Duration PUSHED_LIFETIME = Duration.ofMinutes(10);

    private static final List<String> MERGED =
            List.of("response_type", "client_id", "redirect_uri", "scope", "state", "nonce", "response_mode", "acr_values");

    private static final Map<String, String> HEADER = new TreeMap<>(Map.of("alg", "A256KW", "enc", "A256GCM"));
    private static final Map<String, String> NESTED_HEADER = new TreeMap<>(Map.of("alg", "A256KW", "enc", "A256GCM", "cty", "JWT"));

    private final SecureRandom random;

    /** @param random gives keys and IVs */
    Rewrapping(SecureRandom random) {
        this.random = random;
    }

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
            case JWS, JWS_IN_SERVER_JWE, ANYBODY -> Optional.empty();
            // a client without a secret can't have an encrypted object at this server; the JWS is authentic by itself
            case JWS_IN_FOREIGN_JWE -> Optional.of(client.secret().filter(secret -> !secret.isEmpty())
                    .map(secret -> encrypt(object.signed().orElseThrow(), secret, NESTED_HEADER)).orElseGet(() -> object.signed().orElseThrow()));
            case SYMMETRIC, SYMMETRIC_FOREIGN -> object.form() == Form.SYMMETRIC && complete(object.payload(), issuer, pushed)
                    ? Optional.empty()
                    : Optional.of(encrypt(Base64Url.encode(
                            Json.text(payload(object, request, issuer, pushed, now)).getBytes(StandardCharsets.UTF_8)),
                            client.secret().orElseThrow(), HEADER));
        };
    }

    /** Whether the server finds in the payload all that it insists on. */
    private static boolean complete(Map<String, Object> payload, String issuer, boolean pushed) {
        return payload.containsKey("client_id") && payload.containsKey("response_type")
                && (!payload.containsKey("aud") || issuer.equals(payload.get("aud")))
                && (!pushed || payload.containsKey("nbf"))
                && !RequestedAcr.of(payload, Map.of()).valueless();
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
        if (!merged.isEmpty()) {
            payload.put(RequestObjects.UNAUTHENTICATED, merged);
        }
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

    private String encrypt(String payload, String secret, Map<String, String> header) {
        return Jwe.encrypt(header, SymmetricKeys.wrapping(secret, "A256KW"), random, payload.getBytes(StandardCharsets.UTF_8));
    }
}
