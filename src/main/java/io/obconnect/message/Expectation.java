package io.obconnect.message;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Which journeys an answer may be for: the one that the ticket in {@code returnTo} names or, where a hard-wired Consent App comes
 * back without a ticket, those of this browser's journey cookies.
 *
 * @param uids of the journeys; none accepts no answer
 */
public record Expectation(List<String> uids) {

    public Expectation {
        uids = List.copyOf(uids);
    }

    public static Expectation journey(String uid) {
        return new Expectation(List.of(uid));
    }

    public static Expectation anyOf(Collection<String> uids) {
        return new Expectation(List.copyOf(uids));
    }

    /** Compares in constant time and with all: how long it takes tells nothing about a uid. */
    Optional<String> match(String answered) {
        byte[] octets = answered.getBytes(StandardCharsets.UTF_8);
        Optional<String> match = Optional.empty();
        for (String uid : uids) {
            if (MessageDigest.isEqual(uid.getBytes(StandardCharsets.UTF_8), octets)) {
                match = Optional.of(uid);
            }
        }
        return match;
    }

    @Override
    public String toString() {
        return "Expectation[" + uids.size() + "]";
    }
}
