package io.obconnect.person;

import io.obconnect.DirectoryUnavailable;
import io.obconnect.journey.JourneyName;
import io.obconnect.message.Purpose;

import java.time.Instant;
import java.util.Optional;

/**
 * Things that may happen once, on all nodes together: the completion of a request with only a request object. Each is an entry whose name
 * is a keyed hash, kept in a branch that the auth server's own cleaner sweeps.
 */
public interface OneTimeMarkers {

    /**
     * An entry that is there.
     *
     * @param by the journey that used it up
     * @param keptUntil how long it is remembered
     */
    record Marker(JourneyName by, Instant keptUntil) {
    }

    /**
     * Uses it up.
     *
     * @param id what may happen once; only its keyed hash is stored
     * @param by who uses it
     * @param keepUntil how long it must be remembered
     * @return empty where it was unused; else who was first, and that may be the same one
     * @throws DirectoryUnavailable where the store refuses
     */
    Optional<Marker> claim(Purpose purpose, String id, JourneyName by, Instant keepUntil);

    /**
     * Who used it; empty where nobody has.
     *
     * @throws DirectoryUnavailable where the store refuses
     */
    Optional<Marker> find(Purpose purpose, String id);
}
