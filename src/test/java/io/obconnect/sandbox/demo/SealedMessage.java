package io.obconnect.sandbox.demo;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.DirectDecrypter;
import com.nimbusds.jose.crypto.DirectEncrypter;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.ParseException;
import java.util.Base64;
import java.util.Map;

/**
 * A sealed message (protocol sections 1 to 3): a compact JWE, in legacy with exactly the header
 * {@code {"enc":"A256GCM","alg":"dir"}}. Made with Nimbus and apart from the product, so that each proves the other.
 *
 * @param header what stands in the JOSE header
 * @param payload the JSON object inside
 */
record SealedMessage(Map<String, Object> header, Map<String, Object> payload) {

    /** The header of the legacy form. */
    static final Map<String, Object> LEGACY_HEADER = new JWEHeader(JWEAlgorithm.DIR, EncryptionMethod.A256GCM).toJSONObject();
    private static final int KEY_OCTETS = 32;

    static String seal(Map<String, Object> payload, String secret) {
        return seal(new JWEHeader(JWEAlgorithm.DIR, EncryptionMethod.A256GCM), payload, key(secret));
    }

    static String seal(JWEHeader header, Map<String, Object> payload, byte[] key) {
        JWEObject message = new JWEObject(header, new Payload(payload));
        try {
            message.encrypt(new DirectEncrypter(key));
        } catch (JOSEException e) {
            throw new IllegalStateException("a 256-bit key always seals", e);
        }
        return message.serialize();
    }

    /**
     * @throws JOSEException where the message isn't authentic under the secret, or isn't such a message; it never quotes the message
     */
    static SealedMessage open(String compact, String secret) throws JOSEException {
        return open(compact, key(secret));
    }

    static SealedMessage open(String compact, byte[] key) throws JOSEException {
        try {
            JWEObject message = JWEObject.parse(compact);
            if (!JWEAlgorithm.DIR.equals(message.getHeader().getAlgorithm())
                    || !EncryptionMethod.A256GCM.equals(message.getHeader().getEncryptionMethod())
                    || message.getHeader().getCompressionAlgorithm() != null) {
                throw new JOSEException("not a dir/A256GCM message");
            }
            message.decrypt(new DirectDecrypter(key));
            Map<String, Object> payload = message.getPayload().toJSONObject();
            if (payload == null) {
                throw new JOSEException("the message holds no JSON object");
            }
            return new SealedMessage(message.getHeader().toJSONObject(), payload);
        } catch (ParseException | RuntimeException e) { // a header without alg is a NullPointerException in Nimbus
            throw new JOSEException("not a compact JWE");
        }
    }

    /** The key rule: 32 octets are the key as they are, anything else is hashed. */
    static byte[] key(String secret) {
        byte[] octets = secret.getBytes(StandardCharsets.UTF_8);
        if (octets.length == KEY_OCTETS) {
            return octets;
        }
        try {
            return MessageDigest.getInstance("SHA-256").digest(octets);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** The same message with one bit of its ciphertext flipped: nobody can open it any more. */
    static String flipOneBit(String compact) {
        String[] parts = compact.split("\\.", -1);
        byte[] ciphertext = Base64.getUrlDecoder().decode(parts[3]);
        ciphertext[ciphertext.length / 2] ^= 1;
        parts[3] = Base64.getUrlEncoder().withoutPadding().encodeToString(ciphertext);
        return String.join(".", parts);
    }
}
