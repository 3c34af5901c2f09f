package io.obconnect.message;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * Base64url without padding (RFC 7515 section 2), canonical: of all spellings that decode to the same octets only the one that
 * {@link #encode} writes is accepted. Common decoders skip foreign characters and ignore the spare bits at the end, which makes
 * several texts of one authentic message; here a changed character is always a changed message.
 */
public final class Base64Url {

    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
    private static final byte[] SEXTETS = new byte[128];

    static {
        Arrays.fill(SEXTETS, (byte) -1);
        byte[] alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < alphabet.length; i++) {
            SEXTETS[alphabet[i]] = (byte) i;
        }
    }

    private Base64Url() {
    }

    public static String encode(byte[] octets) {
        return ENCODER.encodeToString(octets);
    }

    /** Empty where the text isn't the canonical base64url of anything. */
    public static Optional<byte[]> decode(String text) {
        int length = decodedLength(text.length());
        if (length < 0) {
            return Optional.empty();
        }
        byte[] octets = new byte[length];
        return decode(text, 0, text.length(), octets, 0) ? Optional.of(octets) : Optional.empty();
    }

    /** How many octets a text of so many characters holds; negative where no text has this length. */
    public static int decodedLength(int characters) {
        return characters % 4 == 1 ? -1 : characters * 3 / 4;
    }

    /** Whether a part of a text is the canonical base64url of anything; decodes nothing. */
    public static boolean isCanonical(String text, int from, int to) {
        int characters = to - from;
        if (decodedLength(characters) < 0) {
            return false;
        }
        for (int i = from; i < to; i++) {
            if (sextet(text, i) < 0) {
                return false;
            }
        }
        return switch (characters % 4) {
            case 2 -> (sextet(text, to - 1) & 0b1111) == 0;
            case 3 -> (sextet(text, to - 1) & 0b11) == 0;
            default -> true;
        };
    }

    /** How many characters so many octets take. */
    static int encodedLength(int octets) {
        return (octets * 4 + 2) / 3;
    }

    /** Decodes a part of a text to a place in an array; false where it isn't canonical base64url. Throws and allocates nothing. */
    static boolean decode(String text, int from, int to, byte[] target, int at) {
        int i = from;
        for (; to - i >= 4; i += 4, at += 3) {
            int bits = sextet(text, i) << 18 | sextet(text, i + 1) << 12 | sextet(text, i + 2) << 6 | sextet(text, i + 3);
            if (bits < 0) {
                return false;
            }
            target[at] = (byte) (bits >>> 16);
            target[at + 1] = (byte) (bits >>> 8);
            target[at + 2] = (byte) bits;
        }
        return switch (to - i) {
            case 0 -> true;
            case 2 -> last(sextet(text, i) << 6 | sextet(text, i + 1), 4, target, at);
            case 3 -> last(sextet(text, i) << 12 | sextet(text, i + 1) << 6 | sextet(text, i + 2), 2, target, at);
            default -> false;
        };
    }

    /** The one or two octets of an incomplete group, and its spare bits, which must be zero. */
    private static boolean last(int bits, int spare, byte[] target, int at) {
        if (bits < 0 || (bits & (1 << spare) - 1) != 0) {
            return false;
        }
        int octets = bits >>> spare;
        if (spare == 2) {
            target[at++] = (byte) (octets >>> 8);
        }
        target[at] = (byte) octets;
        return true;
    }

    /** Negative for a foreign character; stays negative however it is shifted and joined. */
    private static int sextet(String text, int at) {
        char c = text.charAt(at);
        return c < 128 ? SEXTETS[c] : -1;
    }
}
