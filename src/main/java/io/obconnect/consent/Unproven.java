package io.obconnect.consent;

import io.obconnect.Code;
import io.obconnect.DirectoryUnavailable;
import io.obconnect.Refusal;
import io.obconnect.journey.BrowserJourneys;
import io.obconnect.journey.Journey;
import io.obconnect.journey.JourneySession;
import io.obconnect.journey.Ticket;
import io.obconnect.request.Clients;
import io.obconnect.request.ResponseTarget;
import io.obconnect.web.Verdict;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import java.util.Optional;

/**
 * A return that proves no journey of this browser's: the message isn't authentic, or the cookie or the session is gone. Nobody is stranded and
 * nothing is ended: where the ticket names the TPP it hears of it (protocol section 3), else the person reads a page.
 */
@ApplicationScoped
public class Unproven {

    private final Clients clients;
    private final Settlement settlement;

    protected Unproven() {
        this(null, null); // for the container's proxy
    }

    @Inject
    public Unproven(Clients clients, Settlement settlement) {
        this.clients = clients;
        this.settlement = settlement;
    }

    /**
     * The session is gone. Where it went with a refusal of the person's, the answer that said so would have taken the cookie along, so it was lost
     * on its way, and the TPP is told once more. Not so after an approval, whatever removed the session since: the TPP may have its code.
     */
    public Next endedBefore(String uid, Optional<Ticket> ticket, Code code) {
        try {
            if (ticket.isPresent() && settlement.denied(uid)) {
                return failed(ticket.get(), Refusal.of(code));
            }
        } catch (DirectoryUnavailable e) {
            return failed(ticket.get(), Refusal.of(Code.DIRECTORY_UNAVAILABLE));
        }
        return withoutSession(uid, ticket, Code.SESSION_LOST);
    }

    /** Authentic, but this browser can't prove that it began: kind where the journey was settled before, an error where not. */
    public Next withoutSession(String uid, Optional<Ticket> ticket, Code code) {
        try {
            if (settlement.settled(uid)) {
                return Next.DONE;
            }
        } catch (DirectoryUnavailable e) {
            return ticket.map(known -> failed(known, Refusal.of(Code.DIRECTORY_UNAVAILABLE)))
                    .orElseGet(() -> new Next.Stop(Verdict.page(Code.DIRECTORY_UNAVAILABLE)));
        }
        return ticket.map(known -> failed(known, Refusal.of(code))).orElseGet(() -> new Next.Stop(Verdict.page(code)));
    }

    /** Nothing is proven: the TPP hears of it, the journey stays as it is. */
    public Next.Stop failed(Ticket ticket, Refusal refusal) {
        Optional<ResponseTarget> target = clients.find(ticket.clientId()).flatMap(ticket::target);
        return new Next.Stop(target.map(known -> Verdict.failed(refusal, known))
                .orElseGet(() -> Verdict.refused(refusal, Optional.empty(), Optional.of(ticket.clientId()))));
    }

    /** Without a ticket only a sole journey of this browser's can tell where the TPP is. */
    public Next failed(Refusal refusal, BrowserJourneys browser) {
        Optional<Journey> sole = browser.cookies().size() == 1
                ? browser.session(browser.cookies().get(0)).flatMap(JourneySession::journey)
                : Optional.empty();
        return new Next.Stop(sole.map(journey -> Verdict.failed(refusal, journey.target()))
                .orElseGet(() -> Verdict.refused(refusal, Optional.empty(), Optional.empty())));
    }
}
