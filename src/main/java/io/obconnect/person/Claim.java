package io.obconnect.person;

import java.util.Optional;

/** How the claim of a journey's one answer ended. */
public sealed interface Claim {

    /** This call wrote the entry: the answer is the journey's. */
    record Written() implements Claim {
    }

    /**
     * The entry was there.
     *
     * @param found what it says; empty where it can't be read
     */
    record Existing(Optional<TemporaryPerson> found) implements Claim {
    }
}
