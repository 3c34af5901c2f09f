package io.obconnect.token;

import org.jose4j.base64url.Base64Url;
import org.jose4j.json.JsonUtil;
import org.jose4j.lang.JoseException;

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

    /** In a payload as JSON text; what can't be read names none. */
    public static Set<String> in(String payload) {
        try {
            return in(JsonUtil.parseJson(payload));
        } catch (JoseException | RuntimeException e) {
            return Set.of();
        }
    }

    /** In a request object as it was sent, where it is a JWS; an encrypted one can't be read here. */
    public static Set<String> inRequest(String request) {
        String[] parts = request.split("\\.", -1);
        return parts.length == JWS_PARTS ? in(new Base64Url().base64UrlDecodeToUtf8String(parts[1])) : Set.of();
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
        return intents;
    }

    private static void add(Set<String> intents, Object value) {
        Object text = value instanceof Map<?, ?> object ? object.get("value") : value;
        if (text != null) {
            intents.add(text.toString());
        }
    }
}
