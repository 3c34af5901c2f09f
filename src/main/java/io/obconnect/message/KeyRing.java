package io.obconnect.message;

import java.util.List;
import java.util.stream.Stream;

/**
 * The secrets shared with the Consent App: one seals, all open.
 *
 * @param current seals and opens
 * @param opening open only: former secrets, or the next one
 */
public record KeyRing(SharedSecret current, List<SharedSecret> opening) {

    public KeyRing {
        opening = List.copyOf(opening);
    }

    /** The current one first. */
    public List<SharedSecret> all() {
        return Stream.concat(Stream.of(current), opening.stream()).toList();
    }

    /** Whether keys are being rotated, so that messages carry a kid. */
    public boolean rotating() {
        return !opening.isEmpty();
    }
}
