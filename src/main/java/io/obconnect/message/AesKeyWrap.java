package io.obconnect.message;

import java.security.GeneralSecurityException;
import java.util.Optional;

import javax.crypto.Cipher;
import javax.crypto.SecretKey;

/** Wraps one AES key with another (RFC 3394; RFC 7518 section 4.4). */
final class AesKeyWrap {

    private static final String TRANSFORMATION = "AESWrap";

    private static final IdleCiphers CIPHERS = IdleCiphers.of(TRANSFORMATION);

    private AesKeyWrap() {
    }

    static byte[] wrap(SecretKey wrapping, SecretKey wrapped) {
        try {
            Cipher cipher = CIPHERS.take();
            cipher.init(Cipher.WRAP_MODE, wrapping);
            byte[] octets = cipher.wrap(wrapped);
            CIPHERS.give(cipher);
            return octets;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(TRANSFORMATION, e);
        }
    }

    /** The octets of the wrapped key; empty where they weren't wrapped with this one, or aren't whole. */
    static Optional<byte[]> unwrap(SecretKey wrapping, byte[] wrapped) {
        try {
            Cipher cipher = CIPHERS.take();
            cipher.init(Cipher.UNWRAP_MODE, wrapping);
            byte[] octets = cipher.unwrap(wrapped, "AES", Cipher.SECRET_KEY).getEncoded();
            CIPHERS.give(cipher);
            return Optional.of(octets);
        } catch (GeneralSecurityException e) {
            return Optional.empty();
        }
    }
}
