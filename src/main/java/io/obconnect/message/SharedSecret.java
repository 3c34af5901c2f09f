package io.obconnect.message;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * A secret shared with the Consent App, as a 256-bit key by the key rule: exactly 32 octets are the key as they are, anything else is
 * hashed with SHA-256 (protocol, "Key rule").
 */
public final class SharedSecret {

    static final int KEY_OCTETS = 32;
    /** Fewer octets than this are refused at start-up. */
    public static final int MINIMUM_OCTETS = 16;

    private final byte[] key;

    private SharedSecret(byte[] key) {
        this.key = key;
    }

    /**
     * Applies the key rule.
     *
     * @param octets at least {@value #MINIMUM_OCTETS}
     * @throws IllegalArgumentException where there are fewer
     */
    public static SharedSecret ofOctets(byte[] octets) {
        if (octets.length < MINIMUM_OCTETS) {
            throw new IllegalArgumentException("a secret has at least " + MINIMUM_OCTETS + " octets");
        }
        return new SharedSecret(octets.length == KEY_OCTETS ? octets.clone() : sha256(octets));
    }

    /** The 256-bit key; a copy. */
    public byte[] key() {
        return key.clone();
    }

    private static byte[] sha256(byte[] octets) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(octets);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SharedSecret that && MessageDigest.isEqual(key, that.key);
    }

    @Override
    public int hashCode() {
        return 0; // a hash would leak bits of the key into logs and dumps; there are never more than a handful
    }

    /** Masked. */
    @Override
    public String toString() {
        return "SharedSecret[…]";
    }
}
