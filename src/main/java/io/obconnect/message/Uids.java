package io.obconnect.message;

import java.security.SecureRandom;

/** Makes the names of journeys and messages: 128 random bits each, so that nobody guesses one and none comes twice. */
public final class Uids {

    private static final String PREFIX = "obconnect_";
    private static final String BASE32 = "abcdefghijklmnopqrstuvwxyz234567";
    private static final int OCTETS = 16;

    private final SecureRandom random;

    public Uids(SecureRandom random) {
        this.random = random;
    }

    /**
     * A journey's {@code uid}: {@code obconnect_} and 26 characters of lower-case base32 without padding (RFC 4648 section 6). Lower
     * case because the directory compares uids without case.
     */
    public String uid() {
        return PREFIX + base32(octets());
    }

    /** A message's {@code jti}: 22 characters of base64url. */
    public String jti() {
        return Base64Url.encode(octets());
    }

    private byte[] octets() {
        byte[] octets = new byte[OCTETS];
        random.nextBytes(octets);
        return octets;
    }

    private static String base32(byte[] octets) {
        StringBuilder text = new StringBuilder();
        int bits = 0;
        int held = 0;
        for (byte octet : octets) {
            bits = (bits << 8 | octet & 0xff) & 0xfff;
            for (held += 8; held >= 5; held -= 5) {
                text.append(BASE32.charAt(bits >>> held - 5 & 31));
            }
        }
        return text.append(BASE32.charAt(bits << 5 - held & 31)).toString();
    }
}
