package io.obconnect.sandbox.demo;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * What happened so far, for every panel that is open: each hop under the journey that it belongs to. Keeps the latest {@value #KEPT} hops
 * and the latest {@value #NAMES} names.
 */
final class Trace {

    /** A dozen payments: every page carries them all. */
    private static final int KEPT = 100;
    private static final int NAMES = 400;

    /** A hop and its place in the order of all hops, from 1. */
    record Numbered(long number, Journey journey, Hop hop) { }

    /** The state at one moment; {@code persons} only changes with {@code personsVersion}. */
    record Snapshot(List<Numbered> hops, long version, List<PersonEntry> persons, long personsVersion) { }

    private final Clock clock;
    private final Deque<Numbered> hops = new ArrayDeque<>();
    /** Journeys by whatever a message knows them by. */
    private final Map<String, Journey> names = new Latest<>();
    private final Map<String, Integer> browsers = new Latest<>();
    private List<PersonEntry> persons = List.of();
    private int lastJourney;
    private int lastBrowser;
    private long lastHop;
    private long version;
    private long personsVersion;

    Trace(Clock clock) {
        this.clock = clock;
    }

    /** The TPP sends a browser off. */
    synchronized Journey begin(String browser, String intent) {
        Journey journey = new Journey(++lastJourney, browsers.computeIfAbsent(browser, unknown -> ++lastBrowser), intent, clock.instant());
        names.put(waiting(browser, intent), journey);
        names.put(waiting("", intent), journey);
        return journey;
    }

    /**
     * The auth server asks the bank, in a message that names intent and {@code uid}: the journey that began with this intent, and in this
     * browser where that is known; a new one where no TPP of ours began it.
     */
    synchronized Journey asked(Optional<String> browser, String intent, String uid) {
        Journey known = names.get(uid(uid));
        if (known != null) {
            return known;
        }
        Journey waiting = names.remove(waiting(browser.orElse(""), intent));
        Journey journey = waiting != null ? waiting : Optional.ofNullable(names.remove(waiting("", intent)))
                .orElseGet(() -> begin(browser.orElse("elsewhere"), intent));
        names.remove(waiting("", intent), journey);
        names.put(uid(uid), journey);
        return journey;
    }

    synchronized Optional<Journey> ofUid(String uid) {
        return Optional.ofNullable(names.get(uid(uid)));
    }

    /** From now on the journey goes by this name too. */
    synchronized void name(String name, Journey journey) {
        names.put(name, journey);
    }

    synchronized Optional<Journey> named(String name) {
        return Optional.ofNullable(names.get(name));
    }

    private static String waiting(String browser, String intent) {
        return "waiting " + browser + " " + intent;
    }

    private static String uid(String uid) {
        return "uid " + uid;
    }

    synchronized void add(Journey journey, Hop hop) {
        hops.addLast(new Numbered(++lastHop, journey, hop));
        if (hops.size() > KEPT) {
            hops.removeFirst();
        }
        version++;
        notifyAll();
    }

    /** The temporary Persons in the directory now. */
    synchronized void persons(List<PersonEntry> now) {
        persons = List.copyOf(now);
        personsVersion++;
        version++;
        notifyAll();
    }

    synchronized Snapshot after(long hop) {
        List<Numbered> later = new ArrayList<>();
        for (Numbered numbered : hops) {
            if (numbered.number() > hop) {
                later.add(numbered);
            }
        }
        return new Snapshot(List.copyOf(later), version, persons, personsVersion);
    }

    /** Waits until something happened after the version seen, or the time is up. */
    synchronized void awaitAfter(long seen, Duration atMost) throws InterruptedException {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (version == seen) {
            long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
            if (left <= 0) {
                return;
            }
            wait(left);
        }
    }

    /** Forgets the eldest. */
    private static final class Latest<V> extends LinkedHashMap<String, V> {

        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
            return size() > NAMES;
        }
    }
}
