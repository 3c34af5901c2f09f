package io.obconnect.message;

import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Optional;

/**
 * A 256-bit key that seals with AES-GCM (NIST SP 800-38D), by the JDK. What is sealed is one run of octets: a 96-bit IV, the ciphertext, a
 * 128-bit tag.
 */
final class AesGcmKey {

    private static final int IV_OCTETS = 12;
    private static final int TAG_OCTETS = 16;

    private final SecretKey key;

    /** @param octets 32 */
    AesGcmKey(byte[] octets) {
        if (octets.length != SharedSecret.KEY_OCTETS) {
            throw new IllegalArgumentException("AES-256 takes 256 bits");
        }
        key = new SecretKeySpec(octets, "AES");
    }

    /**
     * @param random gives the IV; one never comes twice with one key
     * @param associated authenticated, but not in the result
     */
    byte[] seal(SecureRandom random, byte[] associated, byte[] plain) {
        byte[] iv = new byte[IV_OCTETS];
        random.nextBytes(iv);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, iv, associated).doFinal(plain);
            return ByteBuffer.allocate(IV_OCTETS + sealed.length).put(iv).put(sealed).array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM", e);
        }
    }

    /** Empty where the octets were not sealed with this key and associated data, whatever the reason. */
    Optional<byte[]> open(byte[] sealed, byte[] associated) {
        if (sealed.length < IV_OCTETS + TAG_OCTETS) {
            return Optional.empty();
        }
        try {
            return Optional.of(cipher(Cipher.DECRYPT_MODE, sealed, associated).doFinal(sealed, IV_OCTETS, sealed.length - IV_OCTETS));
        } catch (AEADBadTagException e) {
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM", e);
        }
    }

    /** @param iv begins with the IV */
    private Cipher cipher(int mode, byte[] iv, byte[] associated) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_OCTETS * Byte.SIZE, iv, 0, IV_OCTETS));
        cipher.updateAAD(associated);
        return cipher;
    }

    @Override
    public String toString() {
        return "AesGcmKey[…]";
    }
}
