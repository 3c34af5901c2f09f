package io.obconnect.ops;

import java.util.Optional;

/**
 * Turns what must not be logged (an intent, a journey's uid, an account) into a pseudonym that is the same on all nodes, so that lines about one
 * journey can be found. Keyed, because an intent or an account can be guessed and an unkeyed hash compared.
 */
public interface LogHash {

    /** The keyed hash; empty while there is no key, that is, no configuration. */
    Optional<String> of(String value);
}
