package io.obconnect.message;

import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import java.security.GeneralSecurityException;

/** A key for HMAC-SHA-256 (RFC 2104). */
final class MacKey {

    static final int OCTETS = 32;
    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKey key;

    /** @param key not empty */
    MacKey(byte[] key) {
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    /** The MAC of the parts, one after the other without separators. */
    byte[] of(byte[]... parts) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            for (byte[] part : parts) {
                mac.update(part);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }

    @Override
    public String toString() {
        return "MacKey[…]";
    }
}
