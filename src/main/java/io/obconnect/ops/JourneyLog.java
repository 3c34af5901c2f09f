package io.obconnect.ops;

import io.obconnect.ErrorCode;
import io.obconnect.journey.JourneyCompleted;
import io.obconnect.journey.JourneyFailed;
import io.obconnect.revocation.ConsentRevoked;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import java.time.Duration;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The log that is read when somebody calls: one INFO line for each journey that ended as it should (completed or denied), one WARN
 * line with code and reference for each that didn't and that {@link FailureLines} lets through. Journeys appear as keyed hashes, as in the
 * audit trail.
 */
@ApplicationScoped
public class JourneyLog {

    /** The logger's name. */
    public static final String LOGGER = "io.obconnect.journey";

    private static final Pattern LINE_ENDS = Pattern.compile("\\p{Cntrl}|[\\u2028\\u2029]");
    private static final String LINE = "{} {}: reference={} tpp={} journey={}";

    private final Logger log;
    private final LogHash hash;

    /** For the container's proxy. */
    protected JourneyLog() {
        this(null, null);
    }

    @Inject
    public JourneyLog(LogHash hash) {
        this(LoggerFactory.getLogger(LOGGER), hash);
    }

    JourneyLog(Logger log, LogHash hash) {
        this.log = log;
        this.hash = hash;
    }

    void completed(@Observes @Priority(SafeObserver.LAST) JourneyCompleted event) {
        SafeObserver.watch(() -> log.info("Journey completed: tpp={} journey={} seconds={}", printable(event.journey().clientId()),
                pseudonym(event.journey().uid()), Duration.between(event.journey().begun(), event.at()).toSeconds()));
    }

    void revoked(@Observes @Priority(SafeObserver.LAST) ConsentRevoked event) {
        SafeObserver.watch(() -> log.info("Consent ended by the bank: consent={} news={}", event.consent().stream()
                .map(id -> pseudonym(id.value())).collect(Collectors.joining(",")), event.news()));
    }

    /** One that {@link FailureLines} lets through. */
    public void failed(JourneyFailed event) {
        SafeObserver.watch(() -> {
            Object[] values = {event.refusal().code().id(), printable(event.refusal().detail()), event.reference(),
                printable(event.clientId().orElse("-")), event.uid().map(this::pseudonym).orElse("-")};
            switch (event.refusal().code()) {
                case CONSENT_DENIED, CONSENT_CANCELLED -> log.info(LINE, values); // a refusal by the person is a regular end of a journey
                default -> log.warn(LINE, values);
            }
        });
    }

    public void withheld(ErrorCode code, long count) {
        SafeObserver.watch(() -> log.warn("{} {} times more, without lines of their own", code.id(), count));
    }

    private String pseudonym(String uid) {
        return hash.of(uid).orElse("-");
    }

    // no text can begin a line of its own
    private static String printable(String text) {
        return LINE_ENDS.matcher(text).replaceAll("?");
    }
}
