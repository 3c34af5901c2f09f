package io.obconnect.message;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jose4j.json.JsonUtil;
import org.jose4j.lang.JoseException;

/**
 * JSON objects (RFC 8259), read by jose4j. Values are {@code Map}, {@code List}, {@code String}, {@code Boolean}, {@code Long},
 * {@code Double} and {@code null}; members keep their order.
 *
 * <p>What a stranger may have written is read by {@link #object}, which has {@link JsonGuard} in front of the library.
 */
public final class Json {

    private Json() {
    }

    /** The object that these UTF-8 octets hold, and nothing beside it; empty where the guard or the library refuses. */
    public static Optional<Map<String, Object>> object(byte[] utf8) {
        return JsonGuard.utf8(utf8).flatMap(Json::object);
    }

    /** The object that this text holds, and nothing beside it; empty where the guard or the library refuses. */
    public static Optional<Map<String, Object>> object(String text) {
        return JsonGuard.admits(text) ? trusted(text) : Optional.empty();
    }

    /**
     * The same without the guard: for what we, the auth server or its operator wrote. Sealed and stored texts carry on what a TPP sent
     * (its {@code state}, for one), and must be read back whatever that was. Duplicate members are refused here too.
     */
    public static Optional<Map<String, Object>> trusted(String text) {
        try {
            // the parser's own map can't replace a member
            return text == null ? Optional.empty() : Optional.of(new LinkedHashMap<>(JsonUtil.parseJson(text)));
        } catch (JoseException e) {
            return Optional.empty();
        }
    }

    /** Written by {@link JsonWriter}: on one line, always the same way. */
    public static String text(Map<String, ?> object) {
        return JsonWriter.text(object);
    }

    /** An array of strings, on one line. */
    public static String array(List<String> values) {
        return JsonWriter.text(values);
    }

    /** A string member; empty where it is absent, null or something else. */
    public static Optional<String> string(Map<String, ?> object, String member) {
        return object.get(member) instanceof String text ? Optional.of(text) : Optional.empty();
    }

    /** The strings of an array member; empty where there is none. */
    public static List<String> strings(Map<String, ?> object, String member) {
        return object.get(member) instanceof List<?> list ? list.stream().map(String::valueOf).toList() : List.of();
    }

    /** An object member; empty map where there is none. */
    @SuppressWarnings("unchecked")
    public static Map<String, Object> member(Map<String, ?> object, String member) {
        return object.get(member) instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
    }
}
