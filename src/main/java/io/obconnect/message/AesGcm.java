package io.obconnect.message;

import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.util.Optional;

/** AES-256-GCM with a 96-bit IV and a 128-bit tag, as RFC 7518 section 5.3 has it. The sealed octets end with the tag. */
final class AesGcm {

    static final int IV_OCTETS = 12;
    static final int TAG_OCTETS = 16;
    private static final String TRANSFORMATION = "AES/GCM/NoPadding";

    /** Looked up once: going through the providers for every message takes longer than opening it. */
    private static final Provider PROVIDER = provider();

    private AesGcm() {
    }

    private static Provider provider() {
        try {
            return Cipher.getInstance(TRANSFORMATION).getProvider();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + TRANSFORMATION, e);
        }
    }

    static SecretKey key(byte[] octets) {
        if (octets.length != SharedSecret.KEY_OCTETS) {
            throw new IllegalArgumentException("AES-256 takes 256 bits");
        }
        return new SecretKeySpec(octets, "AES");
    }

    /** @param iv never twice with one key */
    static byte[] seal(SecretKey key, byte[] iv, byte[] associated, byte[] plain) {
        try {
            return cipher(Cipher.ENCRYPT_MODE, key, iv, 0, associated).doFinal(plain);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM", e);
        }
    }

    /**
     * Empty where the octets were not sealed with this key, IV and associated data, whatever the reason.
     *
     * @param box holds the IV from {@code ivAt} on, and from {@code sealedAt} to its end what {@link #seal} made
     */
    static Optional<byte[]> open(SecretKey key, byte[] box, int ivAt, int sealedAt, byte[] associated) {
        if (box.length - sealedAt < TAG_OCTETS) {
            return Optional.empty();
        }
        try {
            return Optional.of(cipher(Cipher.DECRYPT_MODE, key, box, ivAt, associated)
                    .doFinal(box, sealedAt, box.length - sealedAt));
        } catch (AEADBadTagException e) {
            return Optional.empty(); // the JDK has no other way to say so
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM", e);
        }
    }

    private static Cipher cipher(int mode, SecretKey key, byte[] iv, int ivAt, byte[] associated)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(TRANSFORMATION, PROVIDER);
        cipher.init(mode, key, new GCMParameterSpec(TAG_OCTETS * Byte.SIZE, iv, ivAt, IV_OCTETS));
        cipher.updateAAD(associated);
        return cipher;
    }
}
