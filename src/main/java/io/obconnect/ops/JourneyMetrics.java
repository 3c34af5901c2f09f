package io.obconnect.ops;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.obconnect.ErrorCode;
import io.obconnect.config.ActiveConfiguration;
import io.obconnect.journey.ConsentApproved;
import io.obconnect.journey.ConsentDenied;
import io.obconnect.journey.ConsentFailed;
import io.obconnect.journey.Journey;
import io.obconnect.journey.JourneyBegun;
import io.obconnect.journey.JourneyCompleted;
import io.obconnect.journey.JourneyFailed;
import io.obconnect.metrics.Metrics;
import io.obconnect.revocation.ConsentRevoked;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Counts what happens to journeys: the funnel by TPP, failures by code, the time at the bank. */
@ApplicationScoped
public class JourneyMetrics {

    private enum Stage {
        BEGUN, RETURNED, APPROVED, DENIED, FAILED, COMPLETED, EXPIRED;

        String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final Duration[] BANK_BUCKETS = {
        Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofMinutes(1), Duration.ofMinutes(2), Duration.ofMinutes(5),
        Duration.ofMinutes(10)};

    /** Failures of which a single one is to alert an operator. */
    private static final Set<ErrorCode> ALARMING = EnumSet.of(ErrorCode.DIRECTORY_UNAVAILABLE, ErrorCode.PERSON_NOT_WRITTEN, ErrorCode.PERSON_LOGIN_FAILED,
            ErrorCode.TOKEN_WITHOUT_JOURNEY, ErrorCode.TOKEN_DATA_MISSING, ErrorCode.TOKEN_HOOK_FAILED);

    private record Failed(String tpp, ErrorCode code) {
    }

    private final PrometheusMeterRegistry registry;
    private final TppLabel tpps;
    /** Looked up once, because forged returns come by the thousand; never more than TPPs and codes. */
    private final Map<Failed, Counter> failures = new ConcurrentHashMap<>();

    /** For the container's proxy. */
    protected JourneyMetrics() {
        registry = null;
        tpps = null;
    }

    @Inject
    public JourneyMetrics(Metrics metrics, ActiveConfiguration configuration) {
        this.registry = metrics.registry();
        this.tpps = new TppLabel(configuration);
    }

    void begun(@Observes @Priority(SafeObserver.LAST) JourneyBegun event) {
        SafeObserver.watch(() -> stage(tpp(event.journey()), Stage.BEGUN));
    }

    void approved(@Observes @Priority(SafeObserver.LAST) ConsentApproved event) {
        SafeObserver.watch(() -> answered(event.journey(), Stage.APPROVED, event.at()));
    }

    void denied(@Observes @Priority(SafeObserver.LAST) ConsentDenied event) {
        SafeObserver.watch(() -> answered(event.journey(), Stage.DENIED, event.at()));
    }

    void failed(@Observes @Priority(SafeObserver.LAST) ConsentFailed event) {
        SafeObserver.watch(() -> answered(event.journey(), Stage.FAILED, event.at()));
    }

    void completed(@Observes @Priority(SafeObserver.LAST) JourneyCompleted event) {
        SafeObserver.watch(() -> stage(tpp(event.journey()), Stage.COMPLETED));
    }

    void failed(@Observes @Priority(SafeObserver.LAST) JourneyFailed event) {
        ErrorCode code = event.refusal().code();
        if (code == ErrorCode.CONSENT_DENIED || code == ErrorCode.CONSENT_CANCELLED) {
            return; // the TPP hears of it like of a failure, but the person's no isn't one; counted as denied
        }
        SafeObserver.watch(() -> {
            String tpp = tpps.of(event.clientId());
            failure(tpp, code).increment();
            switch (code) {
                case ANSWER_EXPIRED, JOURNEY_EXPIRED -> stage(tpp, Stage.EXPIRED);
                case ANSWER_ACR_UNMET -> Counter.builder("obconnect.acr.downgrades").tag("tpp", tpp)
                        .description("Approvals below the essential acr").register(registry).increment();
                default -> { }
            }
        });
    }

    void revoked(@Observes @Priority(SafeObserver.LAST) ConsentRevoked event) {
        SafeObserver.watch(() -> revocations(event.news() ? "new" : "repeated").increment());
    }

    private Counter revocations(String kind) {
        return Counter.builder("obconnect.consents.revoked").tag("kind", kind)
                .description("Authentic messages of the bank that a consent has ended").register(registry);
    }

    /**
     * Makes every configured TPP's stages, and the failures that alert at the first, visible at 0: Prometheus sees no increase in a series
     * that begins with 1.
     */
    public void announce() {
        revocations("new");
        failure(TppLabel.OTHER, ErrorCode.REVOCATION_UNREADABLE);
        failure(TppLabel.OTHER, ErrorCode.REVOCATION_UNUSABLE);
        tpps.all().forEach(tpp -> {
            for (Stage stage : Stage.values()) {
                counter(tpp, stage);
            }
            ALARMING.forEach(code -> failure(tpp, code));
        });
    }

    private void answered(Journey journey, Stage outcome, Instant at) {
        String tpp = tpp(journey);
        stage(tpp, Stage.RETURNED);
        stage(tpp, outcome);
        Duration atTheBank = Duration.between(journey.begun(), at);
        Timer.builder("obconnect.bank.time").tags("tpp", tpp, "outcome", outcome.label()).serviceLevelObjectives(BANK_BUCKETS)
                .description("From the redirect to the Consent App to its authentic answer").register(registry).record(atTheBank);
    }

    private void stage(String tpp, Stage stage) {
        counter(tpp, stage).increment();
    }

    private Counter counter(String tpp, Stage stage) {
        return Counter.builder("obconnect.journeys").tags("tpp", tpp, "stage", stage.label())
                .description("Journeys that reached a stage").register(registry);
    }

    private Counter failure(String tpp, ErrorCode code) {
        return failures.computeIfAbsent(new Failed(tpp, code), any -> {
            String outcome = code.error() == null ? "none" : code.error().value();
            return Counter.builder("obconnect.failures").tags("tpp", tpp, "code", code.id(), "outcome", outcome)
                    .description("Refused requests and journeys; outcome is the OAuth error that the TPP got").register(registry);
        });
    }

    private String tpp(Journey journey) {
        return tpps.of(Optional.of(journey.clientId()));
    }
}
