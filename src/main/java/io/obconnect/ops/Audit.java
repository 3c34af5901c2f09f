package io.obconnect.ops;

import io.obconnect.ErrorCode;
import io.obconnect.journey.ConsentApproved;
import io.obconnect.journey.ConsentDenied;
import io.obconnect.journey.JourneyBegun;
import io.obconnect.journey.JourneyCompleted;
import io.obconnect.journey.JourneyFailed;
import io.obconnect.person.PersonsSwept;
import io.obconnect.person.SweepFailed;
import io.obconnect.revocation.ConsentId;
import io.obconnect.revocation.ConsentRevoked;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import java.time.Instant;
import java.util.function.Consumer;
import java.util.function.Supplier;

import org.slf4j.LoggerFactory;

/**
 * The audit trail: one JSON line for each event on the logger {@value #LOGGER}, in the schema of {@code docs/audit.md}. Uids, intents,
 * accounts and consent ids stand in it as keyed hashes only.
 */
@ApplicationScoped
public class Audit {

    /** Send this logger to a file of its own. */
    public static final String LOGGER = "io.obconnect.audit";

    private final Consumer<String> lines;
    private final LogHash hash;

    /** For the container's proxy. */
    protected Audit() {
        this(null, null);
    }

    @Inject
    public Audit(LogHash hash) {
        this(LoggerFactory.getLogger(LOGGER)::info, hash);
    }

    Audit(Consumer<String> lines, LogHash hash) {
        this.lines = lines;
        this.hash = hash;
    }

    void begun(@Observes @Priority(SafeObserver.LAST) JourneyBegun event) {
        write(() -> line("journey.begun", "tpp", "success", event.at()).journey(event.journey()));
    }

    void approved(@Observes @Priority(SafeObserver.LAST) ConsentApproved event) {
        write(() -> {
            AuditLine line = line("consent.approved", "person", "success", event.at()).journey(event.journey())
                    .hashed("account", event.account());
            event.journey().consent().ifPresent(consent -> line.hashed("consent", consent.consentId())
                    .acr(consent.acr(), event.journey().acr().wanted()));
            return line.seconds("bank_seconds", event.journey().begun(), event.at());
        });
    }

    void denied(@Observes @Priority(SafeObserver.LAST) ConsentDenied event) {
        ErrorCode code = event.cancelled() ? ErrorCode.CONSENT_CANCELLED : ErrorCode.CONSENT_DENIED;
        write(() -> line("consent.denied", "person", "denied", event.at()).text("code", code.id()).journey(event.journey())
                .seconds("bank_seconds", event.journey().begun(), event.at()));
    }

    void completed(@Observes @Priority(SafeObserver.LAST) JourneyCompleted event) {
        write(() -> line("journey.completed", "server", "success", event.at()).journey(event.journey())
                .seconds("journey_seconds", event.journey().begun(), event.at()));
    }

    /** One that {@link FailureLines} lets through. */
    public void failed(JourneyFailed event) {
        ErrorCode code = event.refusal().code();
        if (code == ErrorCode.CONSENT_DENIED || code == ErrorCode.CONSENT_CANCELLED) {
            return; // told as consent.denied
        }
        write(() -> {
            AuditLine line = line("journey.failed", code.saidByTheBank() ? "bank" : "server", "failure", event.at())
                    .text("code", code.id()).text("reference", event.reference());
            event.clientId().ifPresent(tpp -> line.text("tpp", tpp));
            event.uid().ifPresent(uid -> line.hashed("journey", uid));
            return line;
        });
    }

    void swept(@Observes @Priority(SafeObserver.LAST) PersonsSwept event) {
        if (event.count() + event.unreadable() > 0) { // a sweep that found nothing has no line: there is one every 30 seconds
            write(() -> line("persons.swept", "server", "success", event.at())
                    .number("count", event.count()).number("late", event.late()).number("unreadable", event.unreadable()));
        }
    }

    void sweepFailed(@Observes @Priority(SafeObserver.LAST) SweepFailed event) {
        write(() -> line("persons.swept", "server", "failure", event.at()).text("code", ErrorCode.SWEEP_FAILED.id()));
    }

    void revoked(@Observes @Priority(SafeObserver.LAST) ConsentRevoked event) {
        write(() -> {
            AuditLine line = line("consent.revoked", "bank", event.news() ? "success" : "repeated", event.at());
            event.consent().forEach(id -> line.hashed(id.kind() == ConsentId.Kind.INTENT ? "intent" : "consent", id.value()));
            event.reason().ifPresent(reason -> line.text("reason", reason));
            return line;
        });
    }

    public void withheld(ErrorCode code, long count, Instant at) {
        write(() -> line("failures.withheld", "server", "failure", at).text("code", code.id()).number("count", count));
    }

    private AuditLine line(String event, String actor, String outcome, Instant at) {
        return new AuditLine(hash).text("time", at.toString()).text("event", event).text("actor", actor).text("outcome", outcome);
    }

    private void write(Supplier<AuditLine> line) {
        SafeObserver.watch(() -> lines.accept(line.get().json()));
    }
}
