package io.obconnect.sandbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;

/** A clock that tests move; nodes that are given the same one move together. */
public final class MovableTime {

    private final AtomicLong ahead = new AtomicLong();

    public void advance(Duration by) {
        ahead.addAndGet(by.toMillis());
    }

    public Instant now() {
        return Instant.now().plusMillis(ahead.get());
    }

    /** The same, for whoever wants a clock. */
    public Clock clock() {
        return new Clock() {
            @Override
            public Instant instant() {
                return now();
            }

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                throw new UnsupportedOperationException("instants have no zone");
            }
        };
    }

    long ahead() {
        return ahead.get();
    }
}
