package io.obconnect.journey;

import io.obconnect.ErrorCode;
import io.obconnect.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;

import java.time.Clock;
import java.util.Optional;

/** Reports a refusal once: the event feeds log, metrics and audit, and the reference connects them with the page that the person reads. */
@ApplicationScoped
public class Failures {

    private final Event<JourneyFailed> failures;
    private final References references;
    private final Clock clock;

    protected Failures() {
        this(null, null, null); // for the container's proxy
    }

    @Inject
    public Failures(Event<JourneyFailed> failures, References references, Clock clock) {
        this.failures = failures;
        this.references = references;
        this.clock = clock;
    }

    /** @return the {@code error_description}: code, plain words and the reference */
    public String report(Refusal refusal, Optional<String> clientId, Optional<String> uid) {
        ErrorCode code = refusal.code();
        return code.id() + " " + code.title() + " (reference " + reportForPage(refusal, clientId, uid) + ")";
    }

    /** The reference alone, for the error page. */
    public String reportForPage(Refusal refusal, Optional<String> clientId, Optional<String> uid) {
        String reference = references.next();
        failures.fire(new JourneyFailed(clientId, uid, refusal, reference, clock.instant()));
        return reference;
    }
}
