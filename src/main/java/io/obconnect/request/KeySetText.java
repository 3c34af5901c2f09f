package io.obconnect.request;

import io.obconnect.message.Json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A JWK set (RFC 7517 section 5) without its certificates. We use the public keys alone, and a certificate that can't be parsed must not cost us
 * the key beside it.
 */
final class KeySetText {

    private static final Set<String> CERTIFICATES = Set.of("x5c", "x5t", "x5t#S256", "x5u");

    private KeySetText() {
    }

    /** The same set; what can't be read stays as it is, for the parser to say so. */
    static String plain(String set) {
        Optional<Map<String, Object>> json = Json.object(set);
        if (json.isEmpty() || !(json.get().get("keys") instanceof List<?> keys)) {
            return set;
        }
        List<Object> plain = new ArrayList<>();
        for (Object key : keys) {
            if (key instanceof Map<?, ?> members) {
                Map<Object, Object> rest = new LinkedHashMap<>(members);
                rest.keySet().removeAll(CERTIFICATES);
                plain.add(rest);
            }
        }
        Map<String, Object> copy = new LinkedHashMap<>(json.get());
        copy.put("keys", plain);
        return Json.text(copy);
    }
}
