package io.obconnect.load;

import java.io.IOException;

/** Something that a person does at the server, over and over. */
@FunctionalInterface
interface Visit {

    /**
     * Does it once.
     *
     * @param due when it should have begun, as {@link System#nanoTime} tells it: who waits for a busy generator has waited, too
     * @param results where times and answer go
     */
    void once(Wire wire, long due, Results results) throws IOException, Unexpected;
}
