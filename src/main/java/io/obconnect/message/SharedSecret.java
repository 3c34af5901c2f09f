package io.obconnect.message;

import io.obconnect.ErrorCode;
import io.obconnect.Outcome;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;

import javax.crypto.SecretKey;

import org.jose4j.keys.AesKey;

/**
 * A secret shared with the Consent App, as a 256-bit key by the key rule: exactly 32 octets are the key as they are, anything else is
 * hashed with SHA-256 (protocol, "Key rule").
 */
public final class SharedSecret {

    static final int KEY_OCTETS = 32;
    /** Fewer octets than this are refused at start-up. */
    public static final int MINIMUM_OCTETS = 16;

    private static final byte[] KID_LABEL = "obconnect kid v1".getBytes(StandardCharsets.US_ASCII);
    private static final int KID_CHARACTERS = 8;

    private final byte[] key;

    private SharedSecret(byte[] key) {
        this.key = key;
    }

    /**
     * Reads a secret as an operator writes it: plain text, {@code base64url:…}, {@code hex:…}, {@code jwk:{…}}, {@code file:<path>} or
     * {@code env:<name>}. One newline at the end of a file isn't part of the secret. Refused with {@link ErrorCode#PROPERTY_INVALID} where
     * it can't be read and {@link ErrorCode#SECRET_TOO_SHORT} below {@value #MINIMUM_OCTETS} octets; the refusal never quotes the value.
     */
    public static Outcome<SharedSecret> parse(String configured, SecretSources sources) {
        return SecretForms.octets(configured, sources).then(octets -> octets.length < MINIMUM_OCTETS
                ? Outcome.refuse(ErrorCode.SECRET_TOO_SHORT)
                : Outcome.accept(ofOctets(octets)));
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
        return new SharedSecret(octets.length == KEY_OCTETS ? octets.clone() : Sha256.of(octets));
    }

    /**
     * The keys that a TPP may have made of its client secret: the octets themselves where they are 32, and their SHA-256. Both are
     * in use, and which of them a TPP uses only trying tells.
     *
     * @param clientSecret as registered; an empty one makes no key
     */
    public static List<byte[]> candidateKeys(String clientSecret) {
        byte[] octets = clientSecret.getBytes(StandardCharsets.UTF_8);
        if (octets.length == 0) {
            return List.of();
        }
        return octets.length == KEY_OCTETS ? List.of(octets, Sha256.of(octets)) : List.of(Sha256.of(octets));
    }

    /** The 256-bit key; a copy. */
    public byte[] key() {
        return key.clone();
    }

    /** The key, as it encrypts content directly. */
    public SecretKey contentKey() {
        return new AesKey(key);
    }

    /** Names the key in messages while keys rotate: 8 characters of an HMAC, which tell nothing about the key. */
    public String kid() {
        return Base64Url.encode(new MacKey(key).of(KID_LABEL)).substring(0, KID_CHARACTERS);
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
