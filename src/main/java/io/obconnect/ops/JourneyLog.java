package io.obconnect.ops;

import io.obconnect.Code;
import io.obconnect.journey.Journey;
import io.obconnect.journey.JourneyCompleted;
import io.obconnect.journey.JourneyFailed;
import io.obconnect.person.PersonsSwept;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The log that is read when somebody calls: one INFO line for each journey that ended as it should (completed or denied), one WARN
 * line with code and reference for each that didn't. Of failures in which nothing is proven {@value LineLimit#A_SECOND} a second for each code
 * have a line, and one line tells the number of the others. Journeys appear as keyed hashes, as in the audit trail.
 */
@ApplicationScoped
public class JourneyLog {

    /** The logger's name. */
    public static final String LOGGER = "io.obconnect.journey";

    private static final String LINE = "{} {}: reference={} tpp={} journey={}";

    private final Logger log;
    private final LogHash hash;
    private final LineLimit limit = new LineLimit();

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

    void completed(@Observes @Priority(Bystander.LAST) JourneyCompleted event) {
        Bystander.watch(() -> log.info("Journey completed: tpp={} journey={} seconds={}", printable(event.journey().clientId()),
                pseudonym(event.journey().uid()), seconds(event.journey(), event.at())));
    }

    void failed(@Observes @Priority(Bystander.LAST) JourneyFailed event) {
        Bystander.watch(() -> {
            if (event.uid().isEmpty()) { // nothing is proven: anybody could cause it, as often as they like
                OptionalLong withheld = limit.pass(event.refusal().code(), event.at());
                if (withheld.isEmpty()) {
                    return;
                }
                tellWithheld(event.refusal().code(), withheld.getAsLong());
            }
            Object[] values = {event.refusal().code().id(), printable(event.refusal().detail()), event.reference(),
                printable(event.clientId().orElse("-")), event.uid().map(this::pseudonym).orElse("-")};
            switch (event.refusal().code()) {
                case CONSENT_DENIED, CONSENT_CANCELLED -> log.info(LINE, values); // the person's no is as good an end as any
                default -> log.warn(LINE, values);
            }
        });
    }

    void swept(@Observes @Priority(Bystander.LAST) PersonsSwept event) { // every thirty seconds
        Bystander.watch(() -> limit.drain().forEach(this::tellWithheld));
    }

    private void tellWithheld(Code code, long count) {
        if (count > 0) {
            log.warn("{} {} times more, without lines of their own", code.id(), count);
        }
    }

    private String pseudonym(String uid) {
        return hash.of(uid).orElse("-");
    }

    private static long seconds(Journey journey, Instant to) {
        return Duration.between(journey.begun(), to).toSeconds();
    }

    // no text can begin a line of its own
    private static String printable(String text) {
        return text.replaceAll("\\p{Cntrl}|[\\u2028\\u2029]", "?");
    }
}
