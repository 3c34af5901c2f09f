package io.obconnect.message;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Stands in front of the library's JSON parser and lets only through what two parsers can't understand differently: one object, its grammar
 * RFC 8259's to the letter (the library's parser takes missing and spare commas and leading zeros), at most {@value #LEVELS} levels, no
 * lone surrogates, no NUL, numbers that fit a {@code long} or a {@code double}. The library itself refuses duplicate members. It builds
 * nothing and throws nothing: anybody can send headers to parse.
 */
final class JsonGuard {

    /** Objects and arrays inside one another, the outermost counted. */
    static final int LEVELS = 16;
    private static final char REPLACEMENT = '\uFFFD';
    private static final int NUMBER_CHARACTERS = 32;
    /** So many characters always fit a long; no date, count or amount of ours is longer. */
    private static final int WHOLE_NUMBER_CHARACTERS = 18;
    private static final Pattern SCALAR =
            Pattern.compile("true|false|null|(-?(?:0|[1-9][0-9]*)((?:\\.[0-9]+)?(?:[eE][+-]?[0-9]+)?))");

    private final String text;
    private int at;

    private JsonGuard(String text) {
        this.text = text;
    }

    static boolean admits(String text) {
        JsonGuard guard = new JsonGuard(text);
        guard.space();
        if (!text.startsWith("{", guard.at) || !guard.value(1)) {
            return false;
        }
        guard.space();
        return guard.at == text.length();
    }

    /** Strictly decoded: a replacement character would make different octets equal. */
    static Optional<String> utf8(byte[] octets) {
        String text = new String(octets, StandardCharsets.UTF_8); // several times as fast as a decoder that reports
        // with the replacement character in it: only what was UTF-8 is written as the same octets again
        return text.indexOf(REPLACEMENT) < 0 || Arrays.equals(octets, text.getBytes(StandardCharsets.UTF_8))
                ? Optional.of(text)
                : Optional.empty();
    }

    private boolean value(int level) {
        space();
        return switch (at < text.length() ? text.charAt(at) : 0) {
            case '{' -> taken('{') && elements(level, '}');
            case '[' -> taken('[') && elements(level, ']');
            case '"' -> taken('"') && string();
            default -> scalar();
        };
    }

    private boolean elements(int level, char end) {
        if (level > LEVELS) {
            return false;
        }
        if (taken(end)) {
            return true;
        }
        do {
            boolean named = end != '}' || taken('"') && string() && taken(':');
            if (!named || !value(level + 1)) {
                return false;
            }
        } while (taken(','));
        return taken(end);
    }

    /** The rest of a string, after its opening quotation mark. A NUL ends a text for C programs, half of a surrogate pair has no UTF-8. */
    private boolean string() {
        boolean high = false;
        while (at < text.length()) {
            int c = text.charAt(at++);
            if (c == '"') {
                return !high;
            }
            if (c < ' ') {
                return false;
            }
            if (c < 128 && c != '\\' && !high) { // plain ASCII, and no half of a surrogate pair before it
                continue;
            }
            if (c == '\\') {
                c = escaped();
            }
            if (c <= 0 || high != (c >= Character.MIN_LOW_SURROGATE && c <= Character.MAX_LOW_SURROGATE)) {
                return false;
            }
            high = c >= Character.MIN_HIGH_SURROGATE && c <= Character.MAX_HIGH_SURROGATE;
        }
        return false;
    }

    /** The character that an escape stands for; of a short escape its letter, as all of these are harmless. Negative where it is no escape. */
    private int escaped() {
        if (at == text.length()) {
            return -1;
        }
        char c = text.charAt(at++);
        if (c != 'u') {
            return "\"\\/bfnrt".indexOf(c) < 0 ? -1 : c;
        }
        int unit = 0;
        for (int end = at + 4; at < end; at++) {
            char hex = at < text.length() ? text.charAt(at) : 0;
            int digit = hex < 128 ? Character.digit(hex, 16) : -1;
            if (digit < 0) {
                return -1;
            }
            unit = unit << 4 | digit;
        }
        return unit;
    }

    private boolean scalar() {
        Matcher scalar = SCALAR.matcher(text).region(at, Math.min(text.length(), at + NUMBER_CHARACTERS + 1));
        if (!scalar.lookingAt()) {
            return false;
        }
        at = scalar.end();
        String number = scalar.group(1);
        if (number == null) {
            return true;
        }
        return scalar.group(2).isEmpty()
                ? number.length() <= WHOLE_NUMBER_CHARACTERS
                : number.length() <= NUMBER_CHARACTERS && Double.isFinite(Double.parseDouble(number));
    }

    private void space() {
        while (at < text.length() && text.charAt(at) <= ' ' && " \t\n\r".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private boolean taken(char wanted) {
        space();
        boolean there = at < text.length() && text.charAt(at) == wanted;
        if (there) {
            at++;
        }
        return there;
    }
}
