package io.obconnect.sandbox.demo;

import com.nimbusds.jose.util.JSONObjectUtils;

import java.text.ParseException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** JSON for people to read. */
final class Json {

    private Json() {
    }

    static String pretty(Object value) {
        return pretty(value, "\n");
    }

    private static String pretty(Object value, String newLine) {
        String inner = newLine + "  ";
        if (value instanceof Map<?, ?> map) {
            return map.isEmpty() ? "{}" : map.entrySet().stream()
                    .map(entry -> quoted(String.valueOf(entry.getKey())) + ": " + pretty(entry.getValue(), inner))
                    .collect(Collectors.joining("," + inner, "{" + inner, newLine + "}"));
        }
        if (value instanceof List<?> list) {
            return list.isEmpty() ? "[]" : list.stream().map(item -> pretty(item, inner))
                    .collect(Collectors.joining("," + inner, "[" + inner, newLine + "]"));
        }
        if (value instanceof String text) {
            return quoted(text);
        }
        return String.valueOf(value);
    }

    /** Nimbus writes objects only, so the text goes in as a member and its value comes out. */
    private static String quoted(String text) {
        String object = JSONObjectUtils.toJSONString(Map.of("", text));
        return object.substring("{\"\":".length(), object.length() - 1);
    }

    static Map<String, Object> parse(String text) throws ParseException {
        return JSONObjectUtils.parse(text);
    }
}
