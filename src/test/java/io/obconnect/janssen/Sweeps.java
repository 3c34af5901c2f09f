package io.obconnect.janssen;

import static org.assertj.core.api.Assertions.assertThat;

import io.obconnect.person.People;
import io.obconnect.person.SweepReport;
import io.obconnect.person.Sweeper;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

/** Sweeps of one store, as a node's timer makes them. */
final class Sweeps {

    private Sweeps() {
    }

    /** One, by a node with this clock. */
    static SweepReport once(People node, Clock clock) {
        return new Sweeper(node, clock, () -> Duration.ofMinutes(10)).sweep();
    }

    /** As often as the timer would until a sweep finds nothing more; how many were removed. No sweep's time is ever up, however slow the machine is. */
    static int toTheEnd(People node) {
        Clock still = Clock.fixed(Instant.now(), ZoneOffset.UTC);
        int removed = 0;
        SweepReport report;
        do {
            report = once(node, still);
            assertThat(report.failure()).isEmpty();
            removed += report.removed();
        } while (report.removed() > 0);
        return removed;
    }
}
