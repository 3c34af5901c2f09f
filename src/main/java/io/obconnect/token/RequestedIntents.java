package io.obconnect.token;


import io.obconnect.message.Base64Url;
import io.obconnect.message.Json;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * The intents that a request object names, read without any check: enough to see that a grant needs a journey, never enough to say
 * what a token carries.
 */
public final class RequestedIntents {

    private static final String NAME = "openbanking_intent_id";
    private static final int JWS_PARTS = 3;

    private RequestedIntents() {
    }

    /**
     * In a payload as JSON text; a payload that mentions an intent but can't be parsed strictly yields an unknown intent, so in doubt the grant
     * needs a journey.
     */
    public static Set<String> in(String payload) {
        return Json.object(payload).map(RequestedIntents::in).orElseGet(() -> payload.contains(NAME) ? Set.of("") : Set.of());
    }

    /** In a request object as it was sent, where it is a JWS; an encrypted one can't be read here. */
    public static Set<String> inRequest(String request) {
        String[] parts = request.split("\\.", -1);
        return parts.length == JWS_PARTS
                ? Base64Url.decode(parts[1]).map(octets -> in(new String(octets, StandardCharsets.UTF_8))).orElse(Set.of())
                : Set.of();
    }

    private static Set<String> in(Map<String, Object> payload) {
        Set<String> intents = new LinkedHashSet<>();
        add(intents, payload.get(NAME));
        if (payload.get("claims") instanceof Map<?, ?> claims) {
            for (String member : new String[] {"id_token", "userinfo"}) {
                if (claims.get(member) instanceof Map<?, ?> requested) {
                    add(intents, requested.get(NAME));
                }
            }
        }
        if (payload.get("claims") instanceof String claims) { // as text; a mention counts
            intents.addAll(in("{\"claims\":" + claims + "}"));
        }
        return intents;
    }

    private static void add(Set<String> intents, Object value) {
        Object text = value instanceof Map<?, ?> object ? object.get("value") : value;
        if (text != null) {
            intents.add(text.toString());
        }
    }
}
