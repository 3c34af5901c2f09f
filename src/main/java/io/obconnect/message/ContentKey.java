package io.obconnect.message;

import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import java.security.GeneralSecurityException;
import java.util.Optional;

/**
 * A 256-bit key that encrypts content with AES-GCM, a 96-bit IV and a 128-bit tag (RFC 7518 section 5.3). The sealed octets end with the
 * tag.
 *
 * <p>A few ciphers that know the key are kept. Any number of threads may share a key.
 */
public final class ContentKey {

    static final int IV_OCTETS = 12;
    static final int TAG_OCTETS = 16;
    private static final String TRANSFORMATION = "AES/GCM/NoPadding";

    /** For keys that seal or open one message: they know another key, but needn't be made. */
    private static final IdleCiphers SHARED = IdleCiphers.of(TRANSFORMATION);

    private final SecretKey key;
    private final IdleCiphers ciphers;

    /**
     * @param octets 32
     * @throws IllegalArgumentException where there are more or fewer
     */
    public ContentKey(byte[] octets) {
        this(octets, SHARED.others());
    }

    private ContentKey(byte[] octets, IdleCiphers ciphers) {
        if (octets.length != SharedSecret.KEY_OCTETS) {
            throw new IllegalArgumentException("AES-256 takes 256 bits");
        }
        key = new SecretKeySpec(octets, "AES");
        this.ciphers = ciphers;
    }

    /** As {@link #ContentKey(byte[])} for a key that is used once. */
    static ContentKey forOneMessage(byte[] octets) {
        return new ContentKey(octets, SHARED);
    }

    /** For wrapping it, and for those who hand it on. */
    SecretKey key() {
        return key;
    }

    /** @param iv never twice with one key */
    byte[] seal(byte[] iv, byte[] associated, byte[] plain) {
        try {
            Cipher cipher = cipher(Cipher.ENCRYPT_MODE, iv, 0, associated);
            byte[] sealed = cipher.doFinal(plain);
            ciphers.give(cipher);
            return sealed;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM", e);
        }
    }

    /**
     * Empty where the octets were not sealed with this key, IV and associated data, whatever the reason.
     *
     * @param box holds the IV from {@code ivAt} on, and from {@code sealedAt} to its end what {@link #seal} made
     */
    Optional<byte[]> open(byte[] box, int ivAt, int sealedAt, byte[] associated) {
        if (box.length - sealedAt < TAG_OCTETS) {
            return Optional.empty();
        }
        try {
            Cipher cipher = cipher(Cipher.DECRYPT_MODE, box, ivAt, associated);
            Optional<byte[]> plain = plain(cipher, box, sealedAt);
            ciphers.give(cipher);
            return plain;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM", e);
        }
    }

    private static Optional<byte[]> plain(Cipher cipher, byte[] box, int sealedAt) throws GeneralSecurityException {
        try {
            return Optional.of(cipher.doFinal(box, sealedAt, box.length - sealedAt));
        } catch (AEADBadTagException e) {
            return Optional.empty(); // the JDK has no other way to say so
        }
    }

    private Cipher cipher(int mode, byte[] iv, int ivAt, byte[] associated) throws GeneralSecurityException {
        Cipher cipher = ciphers.take();
        cipher.init(mode, key, new GCMParameterSpec(TAG_OCTETS * Byte.SIZE, iv, ivAt, IV_OCTETS));
        cipher.updateAAD(associated);
        return cipher;
    }

    @Override
    public String toString() {
        return "ContentKey[…]";
    }
}
