package io.obconnect.request;

import io.obconnect.config.Configuration;
import io.obconnect.message.ContentKey;
import io.obconnect.message.Dialect;
import io.obconnect.message.SharedSecret;
import io.obconnect.request.ValidatedRequest.KeySource;
import org.jose4j.keys.AesKey;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.crypto.SecretKey;

/**
 * The keys that a symmetric request object may be under (protocol section 1, "The key of the dir form", and "Key rule"). Those of clients'
 * secrets are kept for the next object: a key that has been used refuses for a third of what a new one takes.
 */
final class SymmetricKeys {

    private static final int KEY_OCTETS = 32;
    private static final int HALF_KEY_OCTETS = 16;

    private final RecentlyUsed<OfSecret> clients = new RecentlyUsed<>();

    /** A key that may open, and whose it is. */
    record Candidate(ContentKey key, KeySource source) {
    }

    /** What a secret makes. A client that has another one since gets another of these with its next object. */
    private record OfSecret(String secret, List<Candidate> keys) {

        private static OfSecret of(String secret) {
            return new OfSecret(secret, SharedSecret.candidateKeys(secret).stream()
                    .map(key -> new Candidate(new ContentKey(key), KeySource.CLIENT_SECRET)).toList());
        }

        @Override
        public String toString() {
            return "OfSecret[…]";
        }
    }

    /** The keys that may open a {@code dir} object, in the order of trial; empty where the client has none. */
    List<Candidate> direct(Client client, Configuration configuration) {
        if (configuration.requestSecret().isPresent()) {
            return List.of(new Candidate(configuration.requestSecret().get().contentKey(), KeySource.REQUEST_SECRET));
        }
        List<Candidate> candidates = new ArrayList<>(client.secret().map(secret -> ofClient(client.id(), secret)).orElse(List.of()));
        if (configuration.dialect() == Dialect.LEGACY && configuration.tpps().size() == 1) {
            candidates.add(new Candidate(configuration.sharedSecret().contentKey(), KeySource.SHARED_SECRET));
            for (SharedSecret opening : configuration.openingSecrets()) {
                candidates.add(new Candidate(opening.contentKey(), KeySource.SHARED_SECRET));
            }
        }
        return candidates;
    }

    private List<Candidate> ofClient(String clientId, String secret) {
        return clients.get(clientId, known -> known != null && known.secret().equals(secret) ? known : OfSecret.of(secret)).keys();
    }

    /**
     * The key that wraps in {@code A128KW} and {@code A256KW}, as the auth server derives it from the client's secret: the octets where
     * they have the right length, else their SHA-256, cut to length.
     */
    static SecretKey wrapping(String secret, String algorithm) {
        int length = "A128KW".equals(algorithm) ? HALF_KEY_OCTETS : KEY_OCTETS;
        byte[] octets = secret.getBytes(StandardCharsets.UTF_8);
        return new AesKey(octets.length == length ? octets : Arrays.copyOf(sha256(octets), length));
    }

    private static byte[] sha256(byte[] octets) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(octets);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
