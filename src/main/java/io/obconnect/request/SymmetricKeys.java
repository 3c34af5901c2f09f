package io.obconnect.request;

import io.obconnect.config.Configuration;
import io.obconnect.message.MessageProfile;
import io.obconnect.message.Sha256;
import io.obconnect.message.SharedSecret;
import io.obconnect.request.ValidatedRequest.KeySource;
import org.jose4j.keys.AesKey;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.crypto.SecretKey;

/** The keys that a symmetric request object may be under (protocol section 1, "The key of the dir form", and "Key rule"). */
final class SymmetricKeys {

    private static final int KEY_OCTETS = 32;
    private static final int HALF_KEY_OCTETS = 16;

    /** A key to try, and which secret it comes from. */
    record Candidate(SecretKey key, KeySource source) {

        @Override
        public String toString() {
            return "Candidate[" + source + "]";
        }
    }

    private SymmetricKeys() {
    }

    /** The keys that may open a {@code dir} object, in the order of trial; empty where the client has none. */
    static List<Candidate> direct(Client client, Configuration configuration) {
        if (configuration.requestSecret().isPresent()) {
            return List.of(new Candidate(configuration.requestSecret().get().contentKey(), KeySource.REQUEST_SECRET));
        }
        List<Candidate> candidates = new ArrayList<>();
        client.secret().map(SharedSecret::candidateKeys).orElse(List.of())
                .forEach(key -> candidates.add(new Candidate(new AesKey(key), KeySource.CLIENT_SECRET)));
        if (configuration.profile() == MessageProfile.LEGACY && configuration.tpps().size() == 1) {
            candidates.add(new Candidate(configuration.sharedSecret().contentKey(), KeySource.SHARED_SECRET));
            for (SharedSecret opening : configuration.openingSecrets()) {
                candidates.add(new Candidate(opening.contentKey(), KeySource.SHARED_SECRET));
            }
        }
        return candidates;
    }

    /**
     * The key that wraps in {@code A128KW} and {@code A256KW}, as the auth server derives it from the client's secret: the octets where
     * they have the right length, else their SHA-256, cut to length.
     */
    static SecretKey wrapping(String secret, String algorithm) {
        int length = "A128KW".equals(algorithm) ? HALF_KEY_OCTETS : KEY_OCTETS;
        byte[] octets = secret.getBytes(StandardCharsets.UTF_8);
        return new AesKey(octets.length == length ? octets : Arrays.copyOf(Sha256.of(octets), length));
    }
}
