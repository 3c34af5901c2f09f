package io.obconnect.request;

import io.obconnect.ErrorCode;
import io.obconnect.Outcome;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;

import java.nio.charset.StandardCharsets;
import java.security.Key;
import java.util.List;
import java.util.Set;

/**
 * Verifies the signature of a JWS request object (RFC 9101 section 6.2) with the client's registered keys or, for HS256, its secret.
 * The registered algorithm is enforced, which the auth server doesn't do for objects inside a JWE.
 */
final class SignatureCheck {

    static final String HS256 = "HS256";
    private static final Set<String> ALGORITHMS = Set.of("PS256", "ES256", "RS256", HS256);
    /** Financial-grade API 1.0 part 2, section 8.6. */
    private static final Set<String> FAPI_ALGORITHMS = Set.of("PS256", "ES256");

    private final ClientKeys keys;

    SignatureCheck(ClientKeys keys) {
        this.keys = keys;
    }

    /** The payload's octets; refused with {@link ErrorCode#REQUEST_OBJECT_SIGNATURE}. */
    Outcome<byte[]> verify(CompactObject jws, Client client, AuthServer server) {
        String algorithm = jws.algorithm();
        if (!(server.fapi() ? FAPI_ALGORITHMS : ALGORITHMS).contains(algorithm)) {
            return Outcome.refuse(ErrorCode.REQUEST_OBJECT_SIGNATURE, "the algorithm isn't accepted");
        }
        if (client.signingAlgorithm().filter(registered -> !registered.equals(algorithm)).isPresent()) {
            return Outcome.refuse(ErrorCode.REQUEST_OBJECT_SIGNATURE, "the client has registered another algorithm");
        }
        boolean symmetric = HS256.equals(algorithm);
        List<? extends Key> candidates = symmetric ? secret(client) : fitting(keys.of(client, jws.kid()), jws);
        // the client may have changed the key and kept its kid
        if (anyVerifies(jws, candidates) || !symmetric && anyVerifies(jws, fitting(keys.refreshed(client), jws))) {
            return Outcome.accept(jws.part(1));
        }
        return Outcome.refuse(ErrorCode.REQUEST_OBJECT_SIGNATURE, candidates.isEmpty() ? "no key of the client fits" : "no key verifies");
    }

    private static boolean anyVerifies(CompactObject jws, List<? extends Key> candidates) {
        return candidates.stream().anyMatch(key -> verifies(jws, key));
    }

    private static List<Key> secret(Client client) {
        return client.secret().map(secret -> List.<Key>of(new HmacKey(secret.getBytes(StandardCharsets.UTF_8)))).orElse(List.of());
    }

    private static List<Key> fitting(List<JsonWebKey> all, CompactObject jws) {
        String type = jws.algorithm().startsWith("ES") ? "EC" : "RSA";
        return all.stream()
                .filter(key -> type.equals(key.getKeyType()))
                .filter(key -> jws.kid().isEmpty() || jws.kid().get().equals(key.getKeyId()))
                .filter(key -> !"enc".equals(key.getUse()))
                .filter(key -> key.getAlgorithm() == null || key.getAlgorithm().equals(jws.algorithm()))
                .map(JsonWebKey::getKey)
                .toList();
    }

    private static boolean verifies(CompactObject jws, Key key) {
        try {
            JsonWebSignature signature = (JsonWebSignature) jws.structure();
            signature.setAlgorithmConstraints(new AlgorithmConstraints(ConstraintType.PERMIT, jws.algorithm()));
            signature.setKey(key);
            // the server takes a client secret of any length, jose4j insists on RFC 7518 section 3.2
            signature.setDoKeyValidation(!HS256.equals(jws.algorithm()));
            return signature.verifySignature();
        } catch (JoseException | RuntimeException e) {
            return false;
        }
    }
}
