package io.obconnect.person;

import io.obconnect.DirectoryUnavailable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The temporary Persons in the auth server's directory or database. Every search filters on {@link PersonMarker#TAG}: SQL ignores the
 * base DN, and ordinary persons must never come into reach. All methods throw {@link DirectoryUnavailable} where the store refuses.
 */
public interface People {

    /** Writes the entry, or says what is there: atomic, on any number of nodes, by the entry's name. */
    Claim claim(TemporaryPerson person);

    /** The temporary Person of this uid; empty where there is none, or it can't be read. */
    Optional<TemporaryPerson> find(String uid);

    /**
     * Candidates for removal.
     *
     * @param until those whose date attribute isn't later. The date only approximates the expiry; compare with the marker's
     * @param limit at most so many, in no particular order
     */
    List<Candidate> expired(Instant until, int limit);

    /**
     * Entries whose time lies so far ahead that a clock must have jumped.
     *
     * @param from those whose date attribute isn't earlier; only approximates the expiry, too
     * @param limit at most so many, in no particular order
     */
    List<Candidate> farAhead(Instant from, int limit);

    /** How many Persons {@link #remove} is best given at once. */
    int atOnce();

    /**
     * Removes entries and everything that belongs to them: entries below them, pairwise identifiers, client authorizations.
     *
     * @return how many Persons were removed; fewer than were given where another node was faster
     * @throws DirectoryUnavailable where the store refuses; some Persons, or only what belongs to them, may have been removed by then
     */
    int remove(List<TemporaryPerson> persons);

    /**
     * An entry with our tag and a date that was asked for.
     *
     * @param name the entry's DN
     * @param person what it says; empty where its marker is malformed
     */
    record Candidate(String name, Optional<TemporaryPerson> person) {
    }
}
