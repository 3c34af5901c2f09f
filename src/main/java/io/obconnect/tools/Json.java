package io.obconnect.tools;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jose4j.json.JsonUtil;
import org.jose4j.lang.JoseException;

/** JSON objects as maps that keep their order. */
public final class Json {

    private Json() {
    }

    /** Empty where the text isn't one JSON object. */
    public static Optional<Map<String, Object>> object(String text) {
        try {
            // the parser's own map can't replace a member
            return Optional.of(new LinkedHashMap<>(JsonUtil.parseJson(text)));
        } catch (JoseException e) {
            return Optional.empty();
        }
    }

    /** On one line. */
    public static String text(Map<String, ?> object) {
        // the writer escapes each slash, which is allowed and unreadable
        return JsonUtil.toJson(cast(object)).replace("\\/", "/");
    }

    /** An array of strings, on one line. */
    public static String array(List<String> values) {
        String object = text(Map.of("a", values));
        return object.substring(object.indexOf('['), object.lastIndexOf(']') + 1);
    }

    /** The strings of an array member; empty where there is none. */
    public static List<String> strings(Map<String, ?> object, String member) {
        return object.get(member) instanceof List<?> list ? list.stream().map(String::valueOf).toList() : List.of();
    }

    /** A string member; empty where it is absent, null or something else. */
    public static Optional<String> string(Map<String, ?> object, String member) {
        return object.get(member) instanceof String text ? Optional.of(text) : Optional.empty();
    }

    /** An object member; empty map where there is none. */
    @SuppressWarnings("unchecked")
    public static Map<String, Object> member(Map<String, ?> object, String member) {
        return object.get(member) instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> cast(Map<String, ?> object) {
        return (Map<String, Object>) object;
    }
}
