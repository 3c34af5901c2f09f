package io.obconnect.request;

import io.obconnect.ErrorCode;
import io.obconnect.Outcome;

/**
 * The id of an Open Banking intent: 1 to 128 characters of {@code A-Z a-z 0-9 . _ : -} (protocol section 1). The alphabet has no
 * character with a meaning in HTML, HTTP headers, LDAP filters, SQL or JSON, so a value of this type may go anywhere but a log.
 *
 * @param value the id as the TPP sent it
 */
public record IntentId(String value) {

    private static final int LONGEST = 128;

    public IntentId {
        if (!isValid(value)) {
            throw new IllegalArgumentException("not an intent id");
        }
    }

    /** Whether a text has the syntax of an intent id (a consent id has the same). */
    public static boolean isValid(String text) {
        return text != null && !text.isEmpty() && text.length() <= LONGEST && allowed(text);
    }

    private static boolean allowed(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!allowed(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean allowed(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '.' || c == '_' || c == ':' || c == '-';
    }

    /**
     * Reads a JSON value.
     *
     * @param value what the JSON parser found: only a string of the right syntax is accepted, refused with {@link ErrorCode#INTENT_MALFORMED}
     */
    public static Outcome<IntentId> parse(Object value) {
        return value instanceof String text && isValid(text)
                ? Outcome.accept(new IntentId(text))
                : Outcome.refuse(ErrorCode.INTENT_MALFORMED);
    }

    /** Masked: an intent must not reach a log. */
    @Override
    public String toString() {
        return "IntentId[…]";
    }
}
