package io.obconnect.message;

import java.util.List;
import java.util.Map;

/**
 * Writes JSON (RFC 8259) compactly and always the same way: members in the map's order, no white space, only what must be escaped
 * is. So a message with fixed IV and time is the same octets on every node and in every release.
 */
public final class JsonText {

    private final StringBuilder json = new StringBuilder();

    private JsonText() {
    }

    /**
     * @param object values are {@code Map}, {@code List}, {@code String}, {@code Boolean}, {@code Long}, {@code Integer}, {@code Double}
     *         or {@code null}: whatever {@link StrictJson} reads
     */
    public static String of(Map<String, ?> object) {
        JsonText writer = new JsonText();
        writer.object(object);
        return writer.json.toString();
    }

    private void value(Object value) {
        if (value instanceof Map<?, ?> object) {
            object(object);
        } else if (value instanceof List<?> array) {
            array(array);
        } else if (value instanceof String text) {
            string(text);
        } else if (value instanceof Boolean || value instanceof Long || value instanceof Integer
                || value instanceof Double || value == null) {
            json.append(value);
        } else {
            throw new IllegalArgumentException("not a JSON value of ours");
        }
    }

    private void object(Map<?, ?> object) {
        char separator = '{';
        for (Map.Entry<?, ?> member : object.entrySet()) {
            json.append(separator);
            string((String) member.getKey());
            json.append(':');
            value(member.getValue());
            separator = ',';
        }
        json.append(object.isEmpty() ? "{}" : "}");
    }

    private void array(List<?> array) {
        char separator = '[';
        for (Object element : array) {
            json.append(separator);
            value(element);
            separator = ',';
        }
        json.append(array.isEmpty() ? "[]" : "]");
    }

    /** What needs no escape is copied in runs. */
    private void string(String text) {
        json.append('"');
        int run = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c == '"' || c == '\\') {
                json.append(text, run, i).append(escaped(c));
                run = i + 1;
            }
        }
        json.append(text, run, text.length()).append('"');
    }

    private static String escaped(char c) {
        return switch (c) {
            case '"' -> "\\\"";
            case '\\' -> "\\\\";
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            case '\b' -> "\\b";
            case '\f' -> "\\f";
            default -> String.format("\\u%04x", (int) c);
        };
    }
}
