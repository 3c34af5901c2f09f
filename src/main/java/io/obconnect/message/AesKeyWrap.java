package io.obconnect.message;

import java.security.GeneralSecurityException;
import java.security.Provider;
import java.util.Optional;

import javax.crypto.Cipher;
import javax.crypto.SecretKey;

/** Wraps one AES key with another (RFC 3394; RFC 7518 section 4.4). */
final class AesKeyWrap {

    private static final String TRANSFORMATION = "AESWrap";

    /** Looked up once, as in {@link ContentKey}. */
    private static final Provider PROVIDER = provider();

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
            Cipher cipher = Cipher.getInstance(TRANSFORMATION, PROVIDER);
            cipher.init(Cipher.WRAP_MODE, wrapping);
            return cipher.wrap(wrapped);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(TRANSFORMATION, e);
        }
    }

    /** The octets of the wrapped key; empty where they weren't wrapped with this one, or aren't whole. */
    static Optional<byte[]> unwrap(SecretKey wrapping, byte[] wrapped) {
        try {
            Cipher cipher = Cipher.getInstance(TRANSFORMATION, PROVIDER);
            cipher.init(Cipher.UNWRAP_MODE, wrapping);
            return Optional.of(cipher.unwrap(wrapped, "AES", Cipher.SECRET_KEY).getEncoded());
        } catch (GeneralSecurityException e) {
            return Optional.empty();
        }
    }
}
