package io.obconnect.message;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import java.security.GeneralSecurityException;

/** HMAC-SHA-256 (RFC 2104). */
final class Hmac {

    static final int OCTETS = 32;
    private static final String ALGORITHM = "HmacSHA256";

    private Hmac() {
    }

    /**
     * The MAC of the parts, one after the other without separators.
     *
     * @param key not empty
     */
    static byte[] of(byte[] key, byte[]... parts) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            for (byte[] part : parts) {
                mac.update(part);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }
}
