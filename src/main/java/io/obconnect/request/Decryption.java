package io.obconnect.request;

import io.obconnect.message.CompactJwe;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwe.JsonWebEncryption;
import org.jose4j.lang.JoseException;

import java.security.Key;
import java.util.Optional;
import java.util.Set;

import javax.crypto.SecretKey;

/**
 * Which compact JWEs are opened, and the decryption of those with an encrypted key (RFC 7516 section 5.2); {@code dir} is opened by
 * {@link CompactJwe} alone. Whatever is wrong, the answer is the same: nothing.
 */
final class Decryption {

    static final String DIRECT = "dir";
    static final Set<String> KEY_WRAP = Set.of("A128KW", "A256KW");
    static final Set<String> PUBLIC_KEY = Set.of("RSA1_5", "RSA-OAEP", "RSA-OAEP-256");
    /** What the auth server itself opens. */
    static final Set<String> SERVERS_OWN = Set.of("RSA1_5", "RSA-OAEP", "A128KW", "A256KW");

    private static final Set<String> CONTENT = Set.of("A128GCM", "A256GCM", "A128CBC-HS256", "A256CBC-HS512");
    private static final int GCM_IV_OCTETS = 12;
    private static final int GCM_TAG_OCTETS = 16;

    private Decryption() {
    }

    /** Whether the header's pair of algorithms is one that we open. */
    static boolean supports(CompactObject jwe) {
        if (DIRECT.equals(jwe.algorithm())) {
            return "A256GCM".equals(jwe.encryption()) && jwe.length(1) == 0;
        }
        return (KEY_WRAP.contains(jwe.algorithm()) || PUBLIC_KEY.contains(jwe.algorithm())) && CONTENT.contains(jwe.encryption());
    }

    static Optional<byte[]> decrypt(CompactObject jwe, Key key) {
        if (jwe.encryption().endsWith("GCM")
                && (jwe.length(2) != GCM_IV_OCTETS || jwe.length(4) != GCM_TAG_OCTETS)) {
            return Optional.empty();
        }
        if ("A256KW".equals(jwe.algorithm()) && "A256GCM".equals(jwe.encryption()) && key instanceof SecretKey wrapping) {
            return CompactJwe.parseUnderWrappedKey(jwe.text()).flatMap(opening -> opening.openUnderWrappedKey(wrapping)); // what we wrapped comes back here
        }
        try {
            JsonWebEncryption decryption = new JsonWebEncryption();
            decryption.setAlgorithmConstraints(new AlgorithmConstraints(ConstraintType.PERMIT, jwe.algorithm()));
            decryption.setContentEncryptionAlgorithmConstraints(new AlgorithmConstraints(ConstraintType.PERMIT, jwe.encryption()));
            decryption.setCompactSerialization(jwe.text());
            decryption.setKey(key);
            return Optional.of(decryption.getPlaintextBytes());
        } catch (JoseException | RuntimeException e) {
            return Optional.empty();
        }
    }
}
