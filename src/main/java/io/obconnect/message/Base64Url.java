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
        return Base64.getUrlEncoder().withoutPadding().encodeToString(octets);
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
    static int decodedLength(int characters) {
        return characters % 4 == 1 ? -1 : characters * 3 / 4;
    }

    /** How many characters so many octets take. */
    static int encodedLength(int octets) {
        return (octets * 4 + 2) / 3;
    }

    /** Decodes a part of a text to a place in an array; false where it isn't canonical base64url. Throws and allocates nothing. */
    static boolean decode(String text, int from, int to, byte[] target, int at) {
        int bits = 0;
        int held = 0;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            int sextet = c < 128 ? SEXTETS[c] : -1;
            if (sextet < 0) {
                return false;
            }
            bits = bits << 6 | sextet;
            held += 6;
            if (held >= 8) {
                held -= 8;
                target[at++] = (byte) (bits >>> held);
                bits &= (1 << held) - 1;
            }
        }
        return held < 6 && bits == 0;
    }
}
