package io.obconnect.message;

import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import java.security.GeneralSecurityException;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;

/** A key for HMAC-SHA-256 (RFC 2104). Keeps a few MACs that know it, as {@link ContentKey} does with ciphers. */
final class MacKey {

    static final int OCTETS = 32;
    private static final String ALGORITHM = "HmacSHA256";
    private static final int IDLE = 8;

    private final SecretKey key;
    private final Queue<Mac> idle = new ArrayBlockingQueue<>(IDLE);

    /** @param key not empty */
    MacKey(byte[] key) {
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    /** The MAC of the parts, one after the other without separators. */
    byte[] of(byte[]... parts) {
        Mac known = idle.poll();
        Mac mac = known == null ? initialized() : known;
        for (byte[] part : parts) {
            mac.update(part);
        }
        byte[] code = mac.doFinal(); // and begins anew
        idle.offer(mac);
        return code;
    }

    private Mac initialized() {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }

    @Override
    public String toString() {
        return "MacKey[…]";
    }
}
