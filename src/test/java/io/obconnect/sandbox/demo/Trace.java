package io.obconnect.sandbox.demo;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What happened so far, for every panel that is open. Keeps the latest {@value #KEPT} hops. */
final class Trace {

    private static final int KEPT = 200;

    /** A hop and its place in the order of all hops, from 1. */
    record Numbered(long number, Hop hop) { }

    /** The state at one moment; {@code persons} only changes with {@code personsVersion}. */
    record Snapshot(List<Numbered> hops, long version, List<PersonEntry> persons, long personsVersion) { }

    private final Deque<Numbered> hops = new ArrayDeque<>();
    private List<PersonEntry> persons = List.of();
    private long lastHop;
    private long version;
    private long personsVersion;

    synchronized void add(Hop hop) {
        hops.addLast(new Numbered(++lastHop, hop));
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
}
