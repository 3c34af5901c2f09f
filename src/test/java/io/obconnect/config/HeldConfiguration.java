package io.obconnect.config;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;

/** A holder of a configuration for tests, with a time of its own. */
public final class HeldConfiguration extends ActiveConfiguration {

    private final Time time;

    public HeldConfiguration() {
        this("the salt of the server of tests".getBytes(StandardCharsets.US_ASCII));
    }

    public HeldConfiguration(byte[] salt) {
        this(salt, new Time());
    }

    private HeldConfiguration(byte[] salt, Time time) {
        super(() -> salt, time);
        this.time = time;
    }

    public void replace(Configuration configuration) {
        apply(new Reading.Valid(configuration, List.of()));
    }

    /** The script has gone, and comes no more. */
    public void withdraw() {
        scriptDestroyed();
        pass(GRACE);
    }

    void pass(Duration duration) {
        time.now = time.now.plus(duration);
    }

    private static final class Time extends Clock {

        private Instant now = Instant.parse("2026-11-24T12:00:00Z");

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
