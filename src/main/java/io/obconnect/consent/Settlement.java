package io.obconnect.consent;

import io.obconnect.Code;
import io.obconnect.DirectoryUnavailable;
import io.obconnect.Refusal;
import io.obconnect.journey.AlreadyAnswered;
import io.obconnect.journey.Approval;
import io.obconnect.journey.ConsentApproved;
import io.obconnect.journey.ConsentDenied;
import io.obconnect.journey.Journey;
import io.obconnect.journey.Journey.Consent;
import io.obconnect.journey.JourneyCookie;
import io.obconnect.journey.JourneySession;
import io.obconnect.journey.Ticket;
import io.obconnect.message.Purpose;
import io.obconnect.person.OneShots;
import io.obconnect.person.People;
import io.obconnect.person.TemporaryPerson;
import io.obconnect.web.Verdict;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * The one answer of a journey takes effect. Observers of the events claim it in the directory, on all nodes together; whoever comes
 * second is told whether the first answer was the same.
 */
@ApplicationScoped
public class Settlement {

    /** A journey can't be answered after its ticket is dead, so nobody asks for the claim any more. */
    private static final Duration CLAIM_KEPT = Ticket.LIFETIME.plusHours(1);

    private final Event<ConsentApproved> approvals;
    private final Event<ConsentDenied> denials;
    private final OneShots oneShots;
    private final People people;
    private final Clock clock;

    protected Settlement() {
        this(null, null, null, null, null); // for the container's proxy
    }

    @Inject
    public Settlement(Event<ConsentApproved> approvals, Event<ConsentDenied> denials, OneShots oneShots, People people, Clock clock) {
        this.approvals = approvals;
        this.denials = denials;
        this.oneShots = oneShots;
        this.people = people;
        this.clock = clock;
    }

    /** @param account whose approval it is, as the bank names it */
    public Next approve(JourneyCookie cookie, JourneySession session, Journey journey, Consent consent, String account) {
        try {
            // the claim is the temporary Person's entry
            approvals.fire(new ConsentApproved(journey.approved(consent), account, clock.instant()));
        } catch (AlreadyAnswered earlier) {
            if (!earlier.same()) {
                return otherwise(journey);
            }
        } catch (DirectoryUnavailable e) {
            throw e;
        } catch (RuntimeException | LinkageError stopped) {
            // before or after the answer's claim: with its code claimed no node will issue one
            oneShots.claim(Purpose.CODE_CLAIM, journey.uid(), clock.instant().plus(CLAIM_KEPT));
            return end(session, journey, Refusal.of(Code.INTERNAL, "an observer of the approval threw " + stopped.getClass().getName()));
        }
        return new Next.LogIn(cookie, Optional.of(new Approval(journey.uid(), consent)));
    }

    public Next deny(JourneySession session, Journey journey, boolean cancelled) {
        try {
            denials.fire(new ConsentDenied(journey, cancelled, clock.instant()));
        } catch (AlreadyAnswered earlier) {
            if (!earlier.same()) {
                return otherwise(journey);
            }
        }
        // no code will come of it: whoever clicks the link again reads that it was answered
        oneShots.claim(Purpose.CODE_CLAIM, journey.uid(), clock.instant().plus(CLAIM_KEPT));
        return end(session, journey, Refusal.of(cancelled ? Code.CONSENT_CANCELLED : Code.CONSENT_DENIED));
    }

    /** The journey is over, and the TPP hears why. */
    public Next end(JourneySession session, Journey journey, Refusal refusal) {
        session.remove();
        return new Next.Stop(Verdict.ended(refusal, journey.target(), journey.uid()));
    }

    /** There was another answer before; that one counts. */
    static Next otherwise(Journey journey) {
        return new Next.Stop(Verdict.failed(Refusal.of(Code.ALREADY_ANSWERED), journey.target()));
    }

    /** Whether the journey had its code, or its denial. */
    public boolean settled(String uid) {
        return oneShots.exists(Purpose.CODE_CLAIM, uid);
    }

    /** The consent's id where the journey's one answer was an approval: until the login only its Person tells. */
    public Optional<String> approvedBefore(String uid) {
        return people.find(uid).flatMap(TemporaryPerson::consentId);
    }

    /** Whether the journey's one answer was a denial, as long as its entry is there. */
    public boolean denied(String uid) {
        return people.find(uid).filter(answer -> !answer.active()).isPresent();
    }
}
