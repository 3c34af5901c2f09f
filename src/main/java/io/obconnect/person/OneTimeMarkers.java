package io.obconnect.person;

import io.obconnect.DirectoryUnavailable;
import io.obconnect.message.Purpose;

import java.time.Instant;

/**
 * Things that may happen once, on all nodes together: the completion of a request with only a request object. Each is an entry whose name
 * is a keyed hash, kept in a branch that the auth server's own cleaner sweeps.
 */
public interface OneTimeMarkers {

    /**
     * Uses it up.
     *
     * @param id what may happen once; only its keyed hash is stored
     * @param claimant who uses it; the same one may do so again. Only a keyed hash is stored
     * @param keepUntil how long it must be remembered
     * @return false where another one used it before
     * @throws DirectoryUnavailable where the store refuses
     */
    boolean claim(Purpose purpose, String id, String claimant, Instant keepUntil);

    /** Gives it back, where this claimant had it and nothing came of it; as well as can be done. */
    void release(Purpose purpose, String id, String claimant);

    /**
     * Whether it was used.
     *
     * @throws DirectoryUnavailable where the store refuses
     */
    boolean exists(Purpose purpose, String id);
}
