package io.obconnect.ops;

import io.obconnect.ErrorCode;
import io.obconnect.journey.JourneyFailed;
import io.obconnect.person.PersonsSwept;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import java.time.Instant;
import java.util.OptionalLong;

/**
 * Which failures have a line, in log and audit trail alike. Those that anybody can cause as often as they like have at most
 * {@value LineLimit#A_SECOND} lines a second for each code, and one line tells how many more there were; all others always have one. The decision is made once for both, so
 * that a reference that stands in the log stands in the audit trail too.
 */
@ApplicationScoped
public class FailureLines {

    private final LineLimit limit = new LineLimit();
    private final Audit audit;
    private final JourneyLog log;

    /** For the container's proxy. */
    protected FailureLines() {
        this(null, null);
    }

    @Inject
    public FailureLines(Audit audit, JourneyLog log) {
        this.audit = audit;
        this.log = log;
    }

    void failed(@Observes @Priority(SafeObserver.LAST) JourneyFailed event) {
        ErrorCode code = event.refusal().code();
        if (event.uid().isEmpty() || code == ErrorCode.ALREADY_ANSWERED) { // anybody could cause it, as often as they like
            OptionalLong withheld = limit.pass(code, event.at());
            if (withheld.isEmpty()) {
                return;
            }
            withheld(code, withheld.getAsLong(), event.at());
        }
        log.failed(event);
        audit.failed(event);
    }

    void swept(@Observes @Priority(SafeObserver.LAST) PersonsSwept event) { // every thirty seconds
        limit.drain().forEach((code, count) -> withheld(code, count, event.at()));
    }

    private void withheld(ErrorCode code, long count, Instant at) {
        if (count > 0) {
            log.withheld(code, count);
            audit.withheld(code, count, at);
        }
    }
}
