package io.obconnect.message;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads one JSON object (RFC 8259) and accepts only what two parsers can't understand differently: valid UTF-8, no duplicate
 * members, at most {@value #LEVELS} levels, no lone surrogates, no NUL, numbers that fit. Everything else is empty, without an
 * exception, because anybody can send headers to parse.
 *
 * <p>Values come as {@code Map}, {@code List}, {@code String}, {@code Boolean}, {@code Long}, {@code Double} and {@code null}.
 */
public final class StrictJson {

    /** Objects and arrays inside one another, the outermost counted. */
    public static final int LEVELS = 16;
    private static final int NUMBER_CHARACTERS = 32;

    private final String text;
    private int at;

    private StrictJson(String text) {
        this.text = text;
    }

    /** The object that these UTF-8 octets hold, and nothing beside it. */
    public static Optional<Map<String, Object>> object(byte[] utf8) {
        return utf8(utf8).flatMap(StrictJson::object);
    }

    /** The object that this text holds, and nothing beside it. */
    public static Optional<Map<String, Object>> object(String text) {
        StrictJson reader = new StrictJson(text);
        try {
            reader.space();
            Map<String, Object> object = reader.object(1);
            reader.space();
            return reader.at == text.length() ? Optional.of(object) : Optional.empty();
        } catch (Unacceptable e) {
            return Optional.empty();
        }
    }

    /** Strictly decoded: a replacement character would make different octets equal. */
    private static Optional<String> utf8(byte[] octets) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT).onUnmappableCharacter(CodingErrorAction.REPORT);
        CharBuffer characters = CharBuffer.allocate(octets.length);
        return decoder.decode(ByteBuffer.wrap(octets), characters, true).isError()
                ? Optional.empty()
                : Optional.of(characters.flip().toString());
    }

    private Object value(int level) {
        return switch (peek()) {
            case '{' -> object(level);
            case '[' -> array(level);
            case '"' -> string();
            case 't' -> literal("true", Boolean.TRUE);
            case 'f' -> literal("false", Boolean.FALSE);
            case 'n' -> literal("null", null);
            default -> number();
        };
    }

    private Map<String, Object> object(int level) {
        require(level <= LEVELS);
        expect('{');
        Map<String, Object> members = new LinkedHashMap<>();
        space();
        if (taken('}')) {
            return members;
        }
        do {
            space();
            String name = string();
            space();
            expect(':');
            space();
            require(!members.containsKey(name));
            members.put(name, value(level + 1));
            space();
        } while (taken(','));
        expect('}');
        return members;
    }

    private List<Object> array(int level) {
        require(level <= LEVELS);
        expect('[');
        List<Object> elements = new ArrayList<>();
        space();
        if (taken(']')) {
            return elements;
        }
        do {
            space();
            elements.add(value(level + 1));
            space();
        } while (taken(','));
        expect(']');
        return elements;
    }

    private String string() {
        expect('"');
        int start = at;
        char c = next();
        while (c != '"' && c != '\\') {
            require(c >= ' ');
            c = next();
        }
        String plain = text.substring(start, at - 1);
        String whole = c == '"' ? plain : plain + rest();
        requireText(whole);
        return whole;
    }

    /** From behind a backslash to the end of the string. */
    private String rest() {
        StringBuilder characters = new StringBuilder().append(escaped());
        for (char c = next(); c != '"'; c = next()) {
            require(c >= ' ');
            characters.append(c == '\\' ? escaped() : c);
        }
        return characters.toString();
    }

    private char escaped() {
        char c = next();
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> (char) (hex() << 12 | hex() << 8 | hex() << 4 | hex());
            default -> throw Unacceptable.INPUT;
        };
    }

    private int hex() {
        char c = next();
        int digit = c < 128 ? Character.digit(c, 16) : -1;
        require(digit >= 0);
        return digit;
    }

    /** No NUL, which C programs take for an end, and no half of a surrogate pair, which has no UTF-8. */
    private static void requireText(CharSequence characters) {
        for (int i = 0; i < characters.length(); i++) {
            char c = characters.charAt(i);
            require(c != 0);
            if (Character.isSurrogate(c)) {
                i++;
                require(Character.isHighSurrogate(c) && i < characters.length()
                        && Character.isLowSurrogate(characters.charAt(i)));
            }
        }
    }

    private Object number() {
        int start = at;
        taken('-');
        if (!taken('0')) {
            digits();
        }
        boolean whole = true;
        if (taken('.')) {
            whole = false;
            digits();
        }
        if (taken('e') || taken('E')) {
            whole = false;
            if (!taken('+')) {
                taken('-');
            }
            digits();
        }
        require(at - start <= NUMBER_CHARACTERS);
        String number = text.substring(start, at);
        if (whole) {
            return wholeNumber(number);
        }
        return finite(Double.parseDouble(number));
    }

    private void digits() {
        int start = at;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        require(at > start);
    }

    /** 18 digits always fit a long; no date, count or amount of ours is longer. */
    private static Long wholeNumber(String digits) {
        require(digits.length() <= 18);
        return Long.valueOf(digits);
    }

    private static Double finite(double number) {
        require(Double.isFinite(number));
        return number;
    }

    private Object literal(String word, Object meaning) {
        require(text.startsWith(word, at));
        at += word.length();
        return meaning;
    }

    private void space() {
        while (at < text.length() && " \t\n\r".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private char peek() {
        require(at < text.length());
        return text.charAt(at);
    }

    private char next() {
        char c = peek();
        at++;
        return c;
    }

    private boolean taken(char wanted) {
        boolean there = at < text.length() && text.charAt(at) == wanted;
        if (there) {
            at++;
        }
        return there;
    }

    private void expect(char wanted) {
        require(taken(wanted));
    }

    private static void require(boolean condition) {
        if (!condition) {
            throw Unacceptable.INPUT;
        }
    }

    /** Leaves the recursion; never leaves this class. Without a stack trace, so that nonsense costs nothing. */
    private static final class Unacceptable extends RuntimeException {

        private static final long serialVersionUID = 1L;
        private static final Unacceptable INPUT = new Unacceptable();

        private Unacceptable() {
            super(null, null, false, false);
        }
    }
}
