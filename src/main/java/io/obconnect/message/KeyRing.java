package io.obconnect.message;

import java.util.ArrayList;
import java.util.List;

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
        List<SharedSecret> all = new ArrayList<>(opening.size() + 1);
        all.add(current);
        all.addAll(opening);
        return List.copyOf(all);
    }

    /** Whether keys are being rotated, so that messages carry a kid. */
    public boolean rotating() {
        return !opening.isEmpty();
    }
}
