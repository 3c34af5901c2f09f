package io.obconnect.message;

import java.security.GeneralSecurityException;
import java.security.Provider;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;

import javax.crypto.Cipher;
import javax.crypto.SecretKey;

/** Wraps one AES key with another (RFC 3394; RFC 7518 section 4.4). */
final class AesKeyWrap {

    private static final String TRANSFORMATION = "AESWrap";

    /** Looked up once, as in {@link ContentKey}. */
    private static final Provider PROVIDER = provider();

    /** Kept for the next message; each is given its key anew. */
    private static final Queue<Cipher> IDLE = new ArrayBlockingQueue<>(8);

    private AesKeyWrap() {
    }

    private static Provider provider() {
        try {
            return Cipher.getInstance(TRANSFORMATION).getProvider();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform of ours has " + TRANSFORMATION, e);
        }
    }

    static byte[] wrap(SecretKey wrapping, SecretKey wrapped) {
        try {
            Cipher cipher = cipher();
            cipher.init(Cipher.WRAP_MODE, wrapping);
            byte[] octets = cipher.wrap(wrapped);
            IDLE.offer(cipher);
            return octets;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(TRANSFORMATION, e);
        }
    }

    /** The octets of the wrapped key; empty where they weren't wrapped with this one, or aren't whole. */
    static Optional<byte[]> unwrap(SecretKey wrapping, byte[] wrapped) {
        try {
            Cipher cipher = cipher();
            cipher.init(Cipher.UNWRAP_MODE, wrapping);
            byte[] octets = cipher.unwrap(wrapped, "AES", Cipher.SECRET_KEY).getEncoded();
            IDLE.offer(cipher);
            return Optional.of(octets);
        } catch (GeneralSecurityException e) {
            return Optional.empty();
        }
    }

    private static Cipher cipher() throws GeneralSecurityException {
        Cipher known = IDLE.poll();
        return known == null ? Cipher.getInstance(TRANSFORMATION, PROVIDER) : known;
    }
}
