package io.obconnect.person;

import io.obconnect.DirectoryUnavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import static io.obconnect.ErrorCode.PERSON_MARKER_MALFORMED;

/**
 * Removes expired temporary Persons (protocol section 7): in batches, for a bounded time, on any number of nodes at once. The store's date
 * picks candidates, the expiry in our marker decides; an entry that doesn't carry a readable marker of ours is never touched.
 */
public class Sweeper {

    /** Candidates that are asked for at once. */
    static final int BATCH = 1_000;
    /** Where fewer come there are no more; a directory's size limit may bring fewer than were asked for. */
    static final int FEW = 100;
    /** A sweep starts no new removal so long after its first search; the next one goes on. */
    static final Duration LONGEST_RUN = Duration.ofSeconds(20);
    static final Duration LATE = Duration.ofSeconds(60);
    /** So many entries that can't be removed are stepped over in one sweep. */
    static final int MOST_SKIPPED = 10_000;

    private static final Logger LOG = LoggerFactory.getLogger(Sweeper.class);

    private final People people;
    private final Clock clock;
    private final Supplier<Duration> lifetime;
    /** Lifetimes of Persons that may still live, and when each was last in force. An operator may have lowered it a moment ago. */
    private final Map<Duration, Instant> lifetimes = new HashMap<>();
    /** When Persons that claim to live too long were first seen; at most {@link #MOST_SKIPPED}. */
    private final Map<TemporaryPerson, Instant> tooFarAhead = new HashMap<>();
    /** Names of entries with a malformed marker that were logged; bounded by {@link #MOST_SKIPPED}. */
    private final Set<String> reported = ConcurrentHashMap.newKeySet();

    /** @param lifetime of a Person, as configured now */
    public Sweeper(People people, Clock clock, Supplier<Duration> lifetime) {
        this.people = people;
        this.clock = clock;
        this.lifetime = lifetime;
    }

    /** One sweep. Where the store refuses, the report says so and what was removed before. */
    public SweepReport sweep() {
        Run run = new Run(clock.instant());
        try {
            while (run.step()) {
                // the next batch
            }
            run.outlived();
            return run.report(Optional.empty());
        } catch (DirectoryUnavailable e) {
            return run.report(Optional.of(e));
        }
    }

    /** What one sweep has done so far. */
    private final class Run {

        private final Instant started;
        private final Set<String> skipped = new HashSet<>();
        /** When the first search was answered: one that takes longer than a run would else be repeated for ever, and nothing be removed. */
        private Optional<Instant> searched = Optional.empty();
        private int removed;
        private int late;
        private int unreadable;

        private Run(Instant started) {
            this.started = started;
        }

        /** @return whether there may be more */
        private boolean step() {
            // what was stepped over is found again: ask for so many more, and they block nothing
            int limit = BATCH + skipped.size();
            List<People.Candidate> candidates = people.expired(clock.instant(), limit);
            List<People.Candidate> fresh = candidates.stream().filter(candidate -> !skipped.contains(candidate.name())).toList();
            Instant now = clock.instant();
            searched = searched.or(() -> Optional.of(now));
            Map<Boolean, List<TemporaryPerson>> due = fresh.stream().flatMap(candidate -> due(candidate, now).stream())
                    .collect(Collectors.partitioningBy(person -> person.expiry().plus(LATE).isBefore(now)));
            return remove(due.get(true), true) && remove(due.get(false), false)
                    && !fresh.isEmpty() && candidates.size() >= FEW && skipped.size() <= MOST_SKIPPED;
        }

        private Optional<TemporaryPerson> due(People.Candidate candidate, Instant now) {
            if (candidate.person().isEmpty()) {
                unreadable++;
                reportOnce(candidate.name());
            }
            Optional<TemporaryPerson> due = candidate.person().filter(person -> !person.expiry().isAfter(now));
            if (due.isEmpty()) {
                skipped.add(candidate.name());
            }
            return due;
        }

        /** @return whether there was time for all of them */
        private boolean remove(List<TemporaryPerson> due, boolean tooLate) {
            int size = people.atOnce();
            for (int from = 0; from < due.size(); from += size) {
                if (timeIsUp() || !removeTogether(due.subList(from, Math.min(from + size, due.size())), tooLate)) {
                    return false;
                }
            }
            return true;
        }

        /** Where that fails, one by one: if two nodes remove the same rows in different order, the database ends one of the two transactions. */
        private boolean removeTogether(List<TemporaryPerson> persons, boolean tooLate) {
            try {
                count(people.remove(persons), tooLate);
            } catch (DirectoryUnavailable e) {
                if (persons.size() == 1) {
                    throw e;
                }
                for (TemporaryPerson person : persons) {
                    if (timeIsUp()) {
                        return false;
                    }
                    count(people.remove(List.of(person)), tooLate);
                }
            }
            return true;
        }

        private void count(int gone, boolean tooLate) {
            removed += gone;
            late += tooLate ? gone : 0;
        }

        /**
         * Persons that would live longer than any Person may: the clock was ahead when they were written, or has been set back since. Whose clock is
         * wrong can't be told here, so they get the lifetime from the moment they were first seen.
         */
        private void outlived() {
            Duration longest = longestLifetime();
            Instant impossible = started.plus(longest).plus(LATE);
            people.farAhead(impossible, BATCH + tooFarAhead.size()).stream().flatMap(candidate -> candidate.person().stream())
                    .filter(person -> person.expiry().isAfter(impossible) && tooFarAhead.size() < MOST_SKIPPED)
                    .forEach(person -> tooFarAhead.putIfAbsent(person, started));
            tooFarAhead.replaceAll((person, since) -> since.isAfter(started) ? started : since);
            Iterator<Map.Entry<TemporaryPerson, Instant>> seen = tooFarAhead.entrySet().iterator();
            while (seen.hasNext() && !timeIsUp()) {
                Map.Entry<TemporaryPerson, Instant> one = seen.next();
                if (!one.getValue().plus(longest).isAfter(started)) {
                    count(people.remove(List.of(one.getKey())), false);
                    seen.remove();
                }
            }
        }

        /** An earlier, longer one counts for a while: another node may learn of the lower one later than this node does. */
        private Duration longestLifetime() {
            lifetimes.put(lifetime.get(), started);
            lifetimes.entrySet().removeIf(past -> past.getValue().plus(past.getKey()).plus(LATE).plus(LATE).isBefore(started));
            return Collections.max(lifetimes.keySet());
        }

        private boolean timeIsUp() {
            return Duration.between(searched.orElseThrow(), clock.instant()).compareTo(LONGEST_RUN) >= 0;
        }

        private SweepReport report(Optional<Throwable> failure) {
            return new SweepReport(removed, late, unreadable, failure);
        }
    }

    private void reportOnce(String name) {
        if (reported.size() < MOST_SKIPPED && reported.add(name)) {
            LOG.warn("{} {}: {}", PERSON_MARKER_MALFORMED.id(), PERSON_MARKER_MALFORMED.title(), name);
        }
    }
}
