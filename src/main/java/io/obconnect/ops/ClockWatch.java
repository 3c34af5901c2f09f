package io.obconnect.ops;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.LongSupplier;

/**
 * Notices when the wall clock was set: every message carries times, and a step of more than the 30 seconds of tolerated skew refuses
 * journeys. Compares the wall clock with the monotonic one between two looks, so that slow correction by NTP doesn't add up.
 */
final class ClockWatch {

    private static final Duration TOLERATED = Duration.ofSeconds(30);
    private static final Duration REMEMBERED = Duration.ofMinutes(10);

    private final Clock clock;
    private final LongSupplier nanoTime;
    private Instant wall;
    private long monotonic;
    private boolean stepped;
    private long steppedAt;

    ClockWatch(Clock clock, LongSupplier nanoTime) {
        this.clock = clock;
        this.nanoTime = nanoTime;
        this.wall = clock.instant();
        this.monotonic = nanoTime.getAsLong();
    }

    /** Whether this look, or one within the last 10 minutes, found that the clock had been set. */
    synchronized boolean wasSet() {
        Instant wallNow = clock.instant();
        long monotonicNow = nanoTime.getAsLong();
        Duration difference = Duration.between(wall, wallNow).minusNanos(monotonicNow - monotonic).abs();
        if (difference.compareTo(TOLERATED) > 0) {
            stepped = true;
            steppedAt = monotonicNow;
        } else if (stepped && monotonicNow - steppedAt > REMEMBERED.toNanos()) {
            stepped = false;
        }
        wall = wallNow;
        monotonic = monotonicNow;
        return stepped;
    }
}
