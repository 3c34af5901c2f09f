package io.obconnect.message;

import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * Base64url without padding (RFC 7515 section 2), canonical: of all spellings that decode to the same octets only the one that
 * {@link #encode} writes is accepted. Common decoders, jose4j's too, skip foreign characters or ignore the spare bits at the end, which
 * makes several texts of one authentic message; here a changed character is always a changed message.
 */
public final class Base64Url {

    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
    /** So many octets stand in whole characters. */
    private static final int GROUP = 3;
    private static final Base64.Decoder DECODER = Base64.getUrlDecoder();

    private Base64Url() {
    }

    public static String encode(byte[] octets) {
        return ENCODER.encodeToString(octets);
    }

    /** Empty where the text isn't the canonical base64url of anything. */
    public static Optional<byte[]> decode(String text) {
        try {
            byte[] octets = DECODER.decode(text);
            boolean whole = octets.length % GROUP == 0;
            return text.indexOf('=') < 0 && (whole || text.endsWith(encode(lastGroup(octets)))) ? Optional.of(octets) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The octets of the incomplete group at the end: only its characters have spare bits. */
    private static byte[] lastGroup(byte[] octets) {
        return Arrays.copyOfRange(octets, octets.length - octets.length % GROUP, octets.length);
    }

    /** How many characters so many octets take. */
    static int encodedLength(int octets) {
        return (octets * 4 + 2) / 3;
    }
}
