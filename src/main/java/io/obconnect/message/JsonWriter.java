package io.obconnect.message;

import java.util.List;
import java.util.Map;

/**
 * Writes JSON compactly and always the same way: members in the map's order, no white space. It escapes what JSON demands, and what a
 * terminal or a log would take for a control character or a line's end, and nothing else. The library's writer also escapes the euro sign
 * and typographic quotation marks, and Consent Apps compare messages with stored ones octet by octet.
 */
final class JsonWriter {

    private final StringBuilder json = new StringBuilder();

    private JsonWriter() {
    }

    static String text(Object value) {
        JsonWriter writer = new JsonWriter();
        writer.value(value);
        return writer.json.toString();
    }

    private void value(Object value) {
        if (value instanceof Map<?, ?> object) {
            object(object);
        } else if (value instanceof List<?> array) {
            array(array);
        } else if (value instanceof String text) {
            string(text);
        } else if (value instanceof Boolean || value instanceof Number || value == null) {
            json.append(value);
        } else {
            throw new IllegalArgumentException("not a JSON value");
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
            if (c == '"' || c == '\\' || Character.isISOControl(c) || c == '\u2028' || c == '\u2029') {
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
