package io.obconnect.ops;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.obconnect.metrics.Metrics;
import io.obconnect.person.PersonCreated;
import io.obconnect.person.PersonsSwept;
import io.obconnect.person.SweepFailed;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import java.util.concurrent.atomic.AtomicLong;

/** Counts temporary Persons: created, swept, swept late, left alone. */
@ApplicationScoped
public class PersonMetrics {

    private final Counter approvals;
    private final Counter denials;
    private final Counter swept;
    private final Counter late;
    private final Counter unreadable;
    private final Counter failures;
    private final AtomicLong lastSweep = new AtomicLong();

    /** For the container's proxy. */
    protected PersonMetrics() {
        approvals = denials = swept = late = unreadable = failures = null;
    }

    @Inject
    public PersonMetrics(Metrics metrics) {
        PrometheusMeterRegistry registry = metrics.registry();
        approvals = written(registry, "approval");
        denials = written(registry, "denial");
        swept = Counter.builder("obconnect.persons.swept").description("Temporary Persons removed by this node").register(registry);
        late = Counter.builder("obconnect.persons.late")
                .description("Temporary Persons removed more than 60 seconds after their expiry").register(registry);
        unreadable = Counter.builder("obconnect.persons.unreadable")
                .description("Sightings of entries that were left alone because their marker can't be read").register(registry);
        failures = Counter.builder("obconnect.sweep.failures").description("Runs of the sweeper that failed").register(registry);
        Gauge.builder("obconnect.sweep.last.timestamp", lastSweep, AtomicLong::get).baseUnit("seconds")
                .description("When the sweeper last ended a run, since 1970; 0 before the first").strongReference(true).register(registry);
    }

    void created(@Observes @Priority(SafeObserver.LAST) PersonCreated event) {
        SafeObserver.watch((event.active() ? approvals : denials)::increment);
    }

    void swept(@Observes @Priority(SafeObserver.LAST) PersonsSwept event) {
        SafeObserver.watch(() -> {
            swept.increment(event.count());
            late.increment(event.late());
            unreadable.increment(event.unreadable());
            lastSweep.set(event.at().getEpochSecond());
        });
    }

    void failed(@Observes @Priority(SafeObserver.LAST) SweepFailed event) {
        SafeObserver.watch(failures::increment);
    }

    private static Counter written(PrometheusMeterRegistry registry, String answer) {
        return Counter.builder("obconnect.persons.written").tag("answer", answer)
                .description("Temporary entries written by this node; a denial's can't be logged in").register(registry);
    }
}
