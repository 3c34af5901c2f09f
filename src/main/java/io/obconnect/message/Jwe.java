package io.obconnect.message;

import java.nio.charset.StandardCharsets;
import java.security.Key;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import org.jose4j.jca.ProviderContext;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwe.AesGcmContentEncryptionAlgorithm;
import org.jose4j.jwe.ContentEncryptionParts;
import org.jose4j.jwe.JsonWebEncryption;
import org.jose4j.jwx.CompactSerializer;
import org.jose4j.jwx.Headers;
import org.jose4j.jwx.JsonWebStructure;
import org.jose4j.lang.JoseException;

/**
 * Encrypts and decrypts compact JWEs (RFC 7516) by jose4j. The key is always the caller's; nothing in a header ({@code jwk}, {@code jku},
 * {@code x5u}, {@code x5c}) is ever looked at for one. Whatever is wrong with a message, the answer is the same: nothing.
 */
public final class Jwe {

    /** All that any caller accepts. Which of them one kind of message may have, its caller checks in the header. */
    private static final AlgorithmConstraints ALGORITHMS =
            new AlgorithmConstraints(ConstraintType.PERMIT, "dir", "A128KW", "A256KW", "RSA1_5", "RSA-OAEP", "RSA-OAEP-256");
    private static final AlgorithmConstraints CONTENT =
            new AlgorithmConstraints(ConstraintType.PERMIT, "A128GCM", "A256GCM", "A128CBC-HS256", "A256CBC-HS512");
    private static final int GCM_IV_OCTETS = 12;
    private static final int GCM_TAG_OCTETS = 16;

    private Jwe() {
    }

    /** What was inside, and which of the keys opened it. */
    public record Decrypted<K>(byte[] plain, K key) {

        @Override
        public String toString() {
            return "Decrypted[…]";
        }
    }

    /**
     * The compact serialization.
     *
     * @param header with {@code alg} and {@code enc}; the members stand in the message in this order
     * @param random gives the IV and, where the key is wrapped, the content's key
     */
    public static String encrypt(Map<String, ?> header, Key key, SecureRandom random, byte[] plain) {
        JsonWebEncryption jwe = new JsonWebEncryption();
        jwe.setProviderContext(using(random));
        header.forEach((name, value) -> jwe.setHeader(name, (Object) value));
        jwe.setKey(key);
        jwe.setPlaintext(plain);
        try {
            return jwe.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException("JWE", e);
        }
    }

    /** {@code dir} and {@code A256GCM} whatever the header says: the library wouldn't write a header that contradicts its message. */
    static String encryptUnder(String header, Key key, SecureRandom random, byte[] plain) {
        String encodedHeader = Base64Url.encode(header.getBytes(StandardCharsets.UTF_8));
        try {
            ContentEncryptionParts parts = new AesGcmContentEncryptionAlgorithm.Aes256Gcm().encrypt(plain,
                    encodedHeader.getBytes(StandardCharsets.US_ASCII), key.getEncoded(), new Headers(), null, using(random));
            return CompactSerializer.serialize(encodedHeader, "", Base64Url.encode(parts.getIv()),
                    Base64Url.encode(parts.getCiphertext()), Base64Url.encode(parts.getAuthenticationTag()));
        } catch (JoseException e) {
            throw new IllegalStateException("JWE", e);
        }
    }

    private static ProviderContext using(SecureRandom random) {
        ProviderContext context = new ProviderContext();
        context.setSecureRandom(random);
        return context;
    }

    /**
     * Decrypts with the first of the keys that fits.
     *
     * @param structure its {@link CompactSerialization#structure()}, whose {@code alg} and {@code enc} the caller has found acceptable
     * @param keys in the order of trial
     * @param key turns each into the key that the library takes
     * @return empty where the message was made with none of the keys, or anything was changed since, or cut
     */
    public static <K> Optional<Decrypted<K>> decrypt(CompactSerialization compact, JsonWebStructure structure, List<K> keys,
            Function<K, Key> key) {
        if (!(structure instanceof JsonWebEncryption jwe)
                || jwe.getEncryptionMethodHeaderParameter().endsWith("GCM") && !gcm(compact)) {
            return Optional.empty();
        }
        jwe.setAlgorithmConstraints(ALGORITHMS);
        jwe.setContentEncryptionAlgorithmConstraints(CONTENT);
        for (K candidate : keys) {
            Optional<byte[]> plain = plain(jwe, key.apply(candidate));
            if (plain.isPresent()) {
                return Optional.of(new Decrypted<>(plain.get(), candidate));
            }
        }
        return Optional.empty();
    }

    /** The library keeps what it has decrypted: after this has found something, no other key may be tried on the same object. */
    private static Optional<byte[]> plain(JsonWebEncryption jwe, Key key) {
        try {
            jwe.setKey(key);
            return Optional.of(jwe.getPlaintextBytes());
        } catch (JoseException | RuntimeException e) {
            return Optional.empty();
        }
    }

    /** The library joins ciphertext and tag: an octet that moved from one to the other would make a second text of one message. */
    private static boolean gcm(CompactSerialization compact) {
        return compact.parts().get(2).length == GCM_IV_OCTETS && compact.parts().get(4).length == GCM_TAG_OCTETS;
    }
}
