package io.obconnect.request;

import io.obconnect.message.Json;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The parameters of an authorization request, in the object and in the query (RFC 6749, OpenID Connect Core section 6, RFC 9101). */
public final class OAuthParameters {

    /** Each may stand once in a request (RFC 6749 section 3.1). */
    public static final Set<String> NAMES = Set.of("response_type", "client_id", "redirect_uri", "scope", "state", "nonce", "response_mode",
            "display", "prompt", "max_age", "ui_locales", "claims_locales", "id_token_hint", "login_hint", "acr_values", "claims",
            "code_challenge", "code_challenge_method", "request", "request_uri", "registration");

    private OAuthParameters() {
    }

    /** The parameters of the object, as the query would have them. */
    static Map<String, String> inside(Map<String, Object> payload, Client client) {
        Map<String, String> inside = new LinkedHashMap<>();
        payload.keySet().stream().filter(NAMES::contains)
                .forEach(name -> text(payload, name).filter(value -> !value.isEmpty()).ifPresent(value -> inside.put(name, value)));
        inside.computeIfPresent("redirect_uri", (name, value) -> redirectUri(value, client));
        return inside;
    }

    /** A member as text: lists are joined by spaces, objects become JSON text. */
    static Optional<String> text(Map<String, Object> payload, String name) {
        Object value = payload.get(name);
        if (value instanceof String text) {
            return Optional.of(text);
        }
        if (value instanceof List<?> list) {
            return Optional.of(list.stream().map(String::valueOf).collect(Collectors.joining(" ")));
        }
        if (value instanceof Map<?, ?>) {
            return Optional.of(Json.text(Json.member(payload, name)));
        }
        return value instanceof Number number ? Optional.of(new BigDecimal(number.toString()).toPlainString()) : Optional.empty();
    }

    /**
     * The redirect URI as the auth server understands this member of an object: it decodes percent-encoding once more. A registered URI is taken
     * as it stands.
     */
    private static String redirectUri(String member, Client client) {
        return client.hasRedirectUri(member) ? member : Parameters.decoded(member);
    }

    /** The inverse: what to write so that the auth server's decoding yields the URI. */
    static String redirectUriMember(String uri) {
        return uri.replace("%", "%25").replace("+", "%2B");
    }

    /** Whether two {@code response_type} values are the same set of words. */
    static boolean sameWords(String one, String other) {
        return Set.copyOf(RequestedAcr.words(one)).equals(Set.copyOf(RequestedAcr.words(other)));
    }
}
