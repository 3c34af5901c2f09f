package io.obconnect.ops;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
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

    private final Counter created;
    private final Counter swept;
    private final Counter late;
    private final Counter malformed;
    private final Counter failures;
    private final AtomicLong lastSweep = new AtomicLong();

    /** For the container's proxy. */
    protected PersonMetrics() {
        created = swept = late = malformed = failures = null;
    }

    @Inject
    public PersonMetrics(Metrics metrics) {
        PrometheusMeterRegistry registry = metrics.registry();
        created = Counter.builder("obconnect.persons.created").description("Temporary Persons written by this node").register(registry);
        swept = Counter.builder("obconnect.persons.swept").description("Temporary Persons removed by this node").register(registry);
        late = Counter.builder("obconnect.persons.late")
                .description("Temporary Persons removed more than 60 seconds after their expiry").register(registry);
        malformed = Counter.builder("obconnect.persons.malformed")
                .description("Sightings of entries that were left alone because their marker can't be read").register(registry);
        failures = Counter.builder("obconnect.sweep.failures").description("Runs of the sweeper that failed").register(registry);
        // any node may sweep what another wrote, so one node's difference may be negative and only the sum over the nodes counts
        Gauge.builder("obconnect.persons.alive", () -> created.count() - swept.count())
                .description("Created minus swept on this node since it started; add the nodes up").register(registry);
        Gauge.builder("obconnect.sweep.last.timestamp", lastSweep, AtomicLong::get).baseUnit("seconds")
                .description("When the sweeper last ended a run, since 1970; 0 before the first").strongReference(true).register(registry);
    }

    void created(@Observes @Priority(Bystander.LAST) PersonCreated event) {
        Bystander.watch(created::increment);
    }

    void swept(@Observes @Priority(Bystander.LAST) PersonsSwept event) {
        Bystander.watch(() -> {
            swept.increment(event.count());
            late.increment(event.late());
            malformed.increment(event.malformed());
            lastSweep.set(event.at().getEpochSecond());
        });
    }

    void failed(@Observes @Priority(Bystander.LAST) SweepFailed event) {
        Bystander.watch(failures::increment);
    }
}
