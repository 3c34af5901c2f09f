package io.obconnect.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.obconnect.config.ActiveConfiguration;
import io.obconnect.config.Configuration;
import io.obconnect.config.KeyedConfiguration;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import java.time.Duration;

/**
 * This node's metrics in Prometheus' text format. Labels come from closed sets only (configured TPPs, codes, our own words): an
 * attacker can't make series, and no intent or uid can become one.
 *
 * <p>The calls here are for what has no event; package {@code ops} counts the events into the same registry.
 */
@ApplicationScoped
public class Metrics {

    private static final Duration[] CRYPTO_BUCKETS = {
        Duration.ofNanos(50_000), Duration.ofNanos(100_000), Duration.ofNanos(500_000), Duration.ofMillis(1), Duration.ofMillis(5),
        Duration.ofMillis(25), Duration.ofMillis(100)};

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final KeyCounter sealedUnderCurrentKey = new KeyCounter();
    private final ActiveConfiguration configuration;
    private final Timer sealing;
    private final Timer opening;
    private final Counter openedByCurrent;
    private final Counter openedByOpening;
    private final Counter requestsOpenedBySharedSecret;

    /** For the container's proxy. */
    protected Metrics() {
        this(null);
    }

    @Inject
    public Metrics(ActiveConfiguration configuration) {
        this.configuration = configuration;
        sealing = timer("obconnect.message.seal", "Sealing one message to the Consent App");
        opening = timer("obconnect.message.open", "Opening one answer of the Consent App");
        openedByCurrent = answers("current");
        openedByOpening = answers("opening");
        requestsOpenedBySharedSecret = Counter.builder("obconnect.requests.opened.shared.secret")
                .description("TPP requests that the secret shared with the Consent App opened").register(registry);
        Gauge.builder("obconnect.messages.sealed.current.key", sealedUnderCurrentKey, KeyCounter::messages)
                .description("Messages this node has sealed under the current key").strongReference(true).register(registry);
    }

    /** A message to the Consent App was sealed. */
    public void sealed(Duration took) {
        sealing.record(took);
        configuration.current().map(KeyedConfiguration::configuration).map(Configuration::sharedSecret).ifPresent(sealedUnderCurrentKey::sealedUnder);
    }

    /** An answer was opened or found not authentic. */
    public void opened(Duration took) {
        opening.record(took);
    }

    /**
     * An answer was authentic.
     *
     * @param current whether the current secret opened it, or one of {@code sharedSecret_opening}
     */
    public void answerOpenedWith(boolean current) {
        (current ? openedByCurrent : openedByOpening).increment();
    }

    /** A {@code dir} request object was opened by the secret shared with the Consent App (see code OBC-209). */
    public void requestOpenedBySharedSecret() {
        requestsOpenedBySharedSecret.increment();
    }

    /** For meters of events and for scraping. */
    public PrometheusMeterRegistry registry() {
        return registry;
    }

    private Timer timer(String name, String description) {
        return Timer.builder(name).description(description).serviceLevelObjectives(CRYPTO_BUCKETS).register(registry);
    }

    private Counter answers(String key) {
        return Counter.builder("obconnect.answers.opened").tag("key", key)
                .description("Authentic answers of the Consent App, by the secret that opened them").register(registry);
    }
}
