package io.obconnect.message;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;

/**
 * Which journey an answer may be for: the one that the ticket in {@code returnTo} names or, where a hard-wired Consent App comes back without a
 * ticket, any; then the caller compares the uid with the browser's journey cookies.
 *
 * @param uid of the journey; empty accepts any
 */
public record Expectation(Optional<String> uid) {

    /** An answer for whichever journey. */
    public static final Expectation ANY = new Expectation(Optional.empty());

    public static Expectation journey(String uid) {
        return new Expectation(Optional.of(uid));
    }

    /** Compares in constant time: how long it takes tells nothing about a uid. */
    Optional<String> match(String answered) {
        return uid.isEmpty() || MessageDigest.isEqual(uid.get().getBytes(StandardCharsets.UTF_8), answered.getBytes(StandardCharsets.UTF_8))
                ? Optional.of(answered) : Optional.empty();
    }

    @Override
    public String toString() {
        return "Expectation[" + (uid.isPresent() ? "a journey" : "any") + "]";
    }
}
