package io.obconnect.sandbox;

import java.time.Duration;
import java.time.Instant;
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

    long ahead() {
        return ahead.get();
    }
}
