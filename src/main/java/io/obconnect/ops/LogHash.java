package io.obconnect.ops;

import java.util.Optional;

/**
 * Turns what must not be logged (an intent, a journey's uid) into a pseudonym that is the same on all nodes, so that lines about one
 * journey can be found. Keyed, because an intent can be guessed and an unkeyed hash compared.
 */
public interface LogHash {

    /** The keyed hash; empty while there is no key, that is, no configuration. */
    Optional<String> of(String value);
}
