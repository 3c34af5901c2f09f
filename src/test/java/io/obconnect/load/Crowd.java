package io.obconnect.load;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * So many browsers at once, each on a connection of its own.
 *
 * @param server where they go
 * @param browsers how many
 * @param rate visits a second, all browsers together, begun on time whether the server keeps up or not; 0 for as fast as they come
 */
record Crowd(URI server, int browsers, double rate) {

    /** Visits for so long. */
    Results during(Duration duration, String what, Visit visit) {
        return run(what, visit, duration.toNanos(), Long.MAX_VALUE);
    }

    /** So many visits. */
    Results times(long visits, String what, Visit visit) {
        return run(what, visit, Long.MAX_VALUE, visits);
    }

    private Results run(String what, Visit visit, long nanos, long visits) {
        Results results = new Results();
        AtomicLong begun = new AtomicLong();
        long start = System.nanoTime();
        Runnable browser = () -> {
            try (Wire wire = new Wire(server)) {
                while (true) {
                    long number = begun.getAndIncrement();
                    long due = rate > 0 ? start + (long) (number * 1e9 / rate) : System.nanoTime();
                    if (number >= visits || due - start >= nanos) {
                        return;
                    }
                    await(due);
                    visit(visit, wire, due, results);
                }
            } catch (IOException closing) {
                results.errors().count("connection");
            }
        };
        try (Progress progress = Progress.of(what, () -> visits == Long.MAX_VALUE ? (double) (System.nanoTime() - start) / nanos
                : (double) results.visits() / visits, () -> results.visits() + " done, errors: " + results.errors())) {
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < browsers; i++) {
                Thread thread = new Thread(browser, "browser-" + i);
                thread.start();
                threads.add(thread);
            }
            for (Thread thread : threads) {
                thread.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
        results.lasted((System.nanoTime() - start) / 1e9);
        return results;
    }

    private static void visit(Visit visit, Wire wire, long due, Results results) {
        try {
            visit.once(wire, due, results);
        } catch (Unexpected e) {
            results.errors().count(e.getMessage());
        } catch (IOException | RuntimeException | AssertionError e) {
            results.errors().count(e.getClass().getSimpleName());
        }
    }

    private static void await(long due) {
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
