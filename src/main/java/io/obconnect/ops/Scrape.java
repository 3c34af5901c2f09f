package io.obconnect.ops;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.obconnect.metrics.Metrics;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** What a scrape of this node answers: all figures, with health as it is now. */
@ApplicationScoped
public class Scrape {

    private final PrometheusMeterRegistry registry;
    private final JourneyMetrics journeys;
    private final Health health;
    private final Map<Health.Part, AtomicInteger> states = new EnumMap<>(Health.Part.class);

    /** For the container's proxy. */
    protected Scrape() {
        registry = null;
        journeys = null;
        health = null;
    }

    @Inject
    public Scrape(Metrics metrics, JourneyMetrics journeys, Health health) {
        this.registry = metrics.registry();
        this.journeys = journeys;
        this.health = health;
        for (Health.Part part : Health.Part.values()) {
            AtomicInteger state = new AtomicInteger();
            states.put(part, state);
            Gauge.builder("obconnect.health", state, AtomicInteger::get).tag("part", part.label())
                    .description("0 up, 1 degraded, 2 down").strongReference(true).register(registry);
        }
    }

    /** Prometheus' text format 0.0.4. */
    public String text() {
        journeys.announce();
        health.look().checks().forEach(check -> states.get(check.part()).set(check.status().ordinal()));
        return registry.scrape();
    }
}
