package io.obconnect.message;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.jose4j.jwx.JsonWebStructure;
import org.jose4j.lang.JoseException;

/**
 * A compact JWS or JWE (RFC 7515 section 7.1, RFC 7516 section 7.1), taken apart before any key is touched: three or five parts, each
 * canonical base64url. The library decodes less strictly, so it is only given what passed here.
 *
 * @param text as it came
 * @param parts their octets
 */
public record CompactSerialization(String text, List<byte[]> parts) {

    private static final int JWS_PARTS = 3;
    private static final int JWE_PARTS = 5;

    /** Empty where the text isn't such a serialization. */
    public static Optional<CompactSerialization> parse(String text) {
        String[] encoded = split(text);
        if (encoded.length != JWS_PARTS && encoded.length != JWE_PARTS || encoded[0].isEmpty()) {
            return Optional.empty();
        }
        List<byte[]> parts = new ArrayList<>(encoded.length);
        for (String part : encoded) {
            Optional<byte[]> octets = Base64Url.decode(part);
            if (octets.isEmpty()) {
                return Optional.empty();
            }
            parts.add(octets.get());
        }
        return Optional.of(new CompactSerialization(text, parts));
    }

    /** Whether a text has the outer form of a JWS; says nothing of its content. */
    public static boolean looksSigned(String text) {
        return split(text).length == JWS_PARTS;
    }

    /** At most one part more than allowed, so that a text of dots costs nothing. */
    private static String[] split(String text) {
        return text.split("\\.", JWE_PARTS + 1);
    }

    public boolean jws() {
        return parts.size() == JWS_PARTS;
    }

    /** Whether it has the form of a JWE with direct encryption: five parts, the second empty (RFC 7518 section 4.5). */
    public boolean direct() {
        return !jws() && parts.get(1).length == 0;
    }

    /** Whether it is a JWE with an empty ciphertext or an empty tag: the library takes neither. */
    public boolean hollow() {
        return !jws() && (parts.get(JWE_PARTS - 2).length == 0 || parts.get(JWE_PARTS - 1).length == 0);
    }

    /**
     * As the library reads it: a {@code JsonWebEncryption} or a {@code JsonWebSignature}. Its header is the one that it will work with, so
     * whoever judges that judges the right one; nothing in it is authentic yet. Empty where the header isn't acceptable JSON or the library
     * doesn't take the serialization.
     */
    public Optional<JsonWebStructure> structure() {
        if (JsonGuard.utf8(parts.get(0)).filter(JsonGuard::admits).isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(JsonWebStructure.fromCompactSerialization(text));
        } catch (JoseException | RuntimeException e) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return "CompactSerialization[" + (jws() ? "JWS" : "JWE") + "]";
    }
}
