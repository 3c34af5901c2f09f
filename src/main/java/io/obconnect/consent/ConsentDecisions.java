package io.obconnect.consent;

import io.obconnect.DirectoryUnavailable;
import io.obconnect.ErrorCode;
import io.obconnect.Refusal;
import io.obconnect.journey.AlreadyAnswered;
import io.obconnect.journey.Approval;
import io.obconnect.journey.ConsentApproved;
import io.obconnect.journey.ConsentDenied;
import io.obconnect.journey.ConsentFailed;
import io.obconnect.journey.Journey;
import io.obconnect.journey.Journey.Consent;
import io.obconnect.journey.JourneyCookie;
import io.obconnect.journey.JourneySession;
import io.obconnect.person.People;
import io.obconnect.person.TemporaryPerson;
import io.obconnect.web.Ending;
import io.obconnect.web.PendingResponse;
import io.obconnect.web.PendingResponse.Earlier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;

import java.time.Clock;
import java.util.Optional;

/**
 * Applies the Consent App's answer to the journey. Observers of the events store it in the directory, where only the first answer on any node
 * succeeds. Whoever brings another one later reads which one counts; the TPP isn't told of it.
 */
@ApplicationScoped
public class ConsentDecisions {

    private final Event<ConsentApproved> approvals;
    private final Event<ConsentDenied> denials;
    private final Event<ConsentFailed> failures;
    private final People people;
    private final Clock clock;

    protected ConsentDecisions() {
        this(null, null, null, null, null); // for the container's proxy
    }

    @Inject
    public ConsentDecisions(Event<ConsentApproved> approvals, Event<ConsentDenied> denials, Event<ConsentFailed> failures, People people, Clock clock) {
        this.approvals = approvals;
        this.denials = denials;
        this.failures = failures;
        this.people = people;
        this.clock = clock;
    }

    /** @param account whose approval it is, as the bank names it */
    public Next approve(JourneyCookie cookie, JourneySession session, Journey journey, Consent consent, String account) {
        try {
            // an observer writes the temporary Person: that entry is the journey's one answer
            approvals.fire(new ConsentApproved(journey.approved(consent), account, clock.instant()));
        } catch (AlreadyAnswered earlier) {
            if (!earlier.same()) {
                return earlierAnswerCounts(journey, earlier.approved());
            }
        } catch (DirectoryUnavailable e) {
            throw e;
        } catch (RuntimeException | LinkageError stopped) {
            // the answer may be stored or not: without its session no node logs the Person in, so what the TPP is told now is the journey's one response
            return end(session, journey, Refusal.of(ErrorCode.INTERNAL, "an observer of the approval threw " + stopped.getClass().getName()));
        }
        return new Next.LogIn(cookie, Optional.of(new Approval(journey.uid(), consent)));
    }

    /**
     * The person's no: the journey ends, and {@link io.obconnect.gate.PendingResponseWriter} sends the browser to the TPP with {@code access_denied}.
     *
     * @param cancelled whether the person gave up, instead of saying no
     */
    public Next deny(JourneySession session, Journey journey, boolean cancelled) {
        return withoutConsent(session, journey, cancelled ? ErrorCode.CONSENT_CANCELLED : ErrorCode.CONSENT_DENIED,
                () -> denials.fire(new ConsentDenied(journey, cancelled, clock.instant())));
    }

    /** @param code which of the bank's words it is */
    public Next fail(JourneySession session, Journey journey, ErrorCode code) {
        return withoutConsent(session, journey, code, () -> failures.fire(new ConsentFailed(journey, code, clock.instant())));
    }

    private static Next withoutConsent(JourneySession session, Journey journey, ErrorCode code, Runnable claim) {
        try {
            claim.run();
        } catch (AlreadyAnswered earlier) {
            if (!earlier.same()) {
                return earlierAnswerCounts(journey, earlier.approved());
            }
        }
        return end(session, journey, Refusal.of(code));
    }

    /** The journey is over, and the TPP hears why. */
    public static Next end(JourneySession session, Journey journey, Refusal refusal) {
        session.remove();
        return new Next.Stop(PendingResponse.ended(refusal, journey.target(), journey.uid()));
    }

    /** The page for a second, different answer: the first one counts. */
    static Next earlierAnswerCounts(Journey journey, boolean approved) {
        return new Next.Stop(PendingResponse.otherAnswer(Earlier.untold(approved ? Ending.APPROVED : Ending.REFUSED, journey.target()),
                journey.uid(), Optional.of(journey.clientId())));
    }

    /** The consent's id where the journey was approved. Until the login only the Person's entry has it. */
    public Optional<String> approvedBefore(String uid) {
        return people.find(uid).flatMap(TemporaryPerson::consentId);
    }

    /** Whether the journey's one answer was a denial, as long as its entry is there. */
    public boolean denied(String uid) {
        return people.find(uid).filter(answer -> !answer.active()).isPresent();
    }
}
