package io.obconnect.consent;

import io.obconnect.DirectoryUnavailable;
import io.obconnect.ErrorCode;
import io.obconnect.Refusal;
import io.obconnect.journey.BrowserJourneys;
import io.obconnect.journey.Journey;
import io.obconnect.journey.JourneySession;
import io.obconnect.journey.Ticket;
import io.obconnect.request.Clients;
import io.obconnect.request.ErrorResponseTarget;
import io.obconnect.web.AuthorizationResponse;
import io.obconnect.web.Ending;
import io.obconnect.web.PendingResponse;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import java.util.Optional;

/**
 * A return that can't be bound to a journey of this browser: the message isn't authentic, the browser has no journey cookie (it is another one,
 * or the cookie is gone), or the session is gone. It ends no journey, but for one whose refusal was stored and never told. If the journey has
 * ended before, the person reads how; else the TPP gets an error at the address in the ticket (protocol section 3); without a ticket the person
 * reads a page.
 */
@ApplicationScoped
public class UnboundCallback {

    private final Clients clients;
    private final ConsentDecisions decisions;
    private final SettledJourneys settled;

    protected UnboundCallback() {
        this(null, null, null); // for the container's proxy
    }

    @Inject
    public UnboundCallback(Clients clients, ConsentDecisions decisions, SettledJourneys settled) {
        this.clients = clients;
        this.decisions = decisions;
        this.settled = settled;
    }

    /**
     * Authentic, and the browser has the journey's cookie, but the session is gone.
     *
     * @param given what the answer says
     * @param code the error for a refusal that was stored but never sent to the TPP; an approval has none to repeat
     */
    public Next sessionLost(String uid, Optional<Ticket> ticket, Ending given, ErrorCode code) {
        try {
            Optional<AuthorizationResponse> told = settled.find(uid);
            if (told.isPresent()) {
                return new Next.Stop(settled.pending(told.get(), uid, true, Optional.of(given), ticket.map(Ticket::clientId)));
            }
            if (given != Ending.APPROVED && ticket.isPresent() && decisions.denied(uid)) {
                // it was answered so, and the node died before the TPP was told
                return target(ticket.get()).<Next>map(target -> new Next.Stop(PendingResponse.ended(Refusal.of(code), target, uid)))
                        .orElseGet(() -> refused(ticket, Refusal.of(code)));
            }
        } catch (DirectoryUnavailable e) {
            return refused(ticket, Refusal.of(ErrorCode.DIRECTORY_UNAVAILABLE));
        }
        return refused(ticket, Refusal.of(ErrorCode.SESSION_LOST));
    }

    /** Authentic, but from a browser without the journey cookie: another one, or it is gone. */
    public Next cookieMissing(String uid, Optional<Ticket> ticket, Ending given) {
        try {
            Optional<AuthorizationResponse> told = settled.find(uid);
            if (told.isPresent()) {
                return new Next.Stop(settled.pending(told.get(), uid, false, Optional.of(given), ticket.map(Ticket::clientId)));
            }
        } catch (DirectoryUnavailable e) {
            return refused(ticket, Refusal.of(ErrorCode.DIRECTORY_UNAVAILABLE));
        }
        return refused(ticket, Refusal.of(ErrorCode.OTHER_BROWSER));
    }

    /** Cancelled in a browser without the journey cookie. */
    public Next cancelledWithoutCookie(Ticket ticket) {
        return settled.earlier(ticket.uid()).<Next>map(earlier -> new Next.Stop(earlier.ending() == Ending.APPROVED
                        ? PendingResponse.otherAnswer(earlier, ticket.uid(), Optional.of(ticket.clientId()))
                        : PendingResponse.answered(earlier, true)))
                .orElseGet(() -> refused(Optional.of(ticket), Refusal.of(ErrorCode.OTHER_BROWSER)));
    }

    /** The message isn't authentic: the TPP gets an error, unless it was told before how the journey ended. The journey stays as it is. */
    public Next.Stop failed(Ticket ticket, Refusal refusal, BrowserJourneys browser) {
        return settled.pageWithoutProof(ticket.uid(), browser.of(ticket.uid()).isPresent()).map(Next.Stop::new)
                .orElseGet(() -> new Next.Stop(target(ticket, browser).map(known -> PendingResponse.failed(refusal, known))
                        .orElseGet(() -> PendingResponse.refused(refusal, Optional.empty(), Optional.of(ticket.clientId())))));
    }

    /** The same without a ticket: the TPP's address is known only where this browser has exactly one journey. */
    public Next failed(Refusal refusal, BrowserJourneys browser) {
        Optional<Journey> sole = browser.cookies().size() == 1
                ? browser.session(browser.cookies().get(0)).flatMap(JourneySession::journey)
                : Optional.empty();
        if (sole.isPresent()) {
            Optional<PendingResponse> earlier = settled.pageWithoutProof(sole.get().uid(), true);
            return new Next.Stop(earlier.orElseGet(() -> PendingResponse.failed(refusal, sole.get().target())));
        }
        return refused(Optional.empty(), refusal);
    }

    private Next.Stop refused(Optional<Ticket> ticket, Refusal refusal) {
        return new Next.Stop(PendingResponse.refused(refusal, ticket.flatMap(this::target), ticket.map(Ticket::clientId)));
    }

    private Optional<ErrorResponseTarget> target(Ticket ticket) {
        return clients.find(ticket.clientId()).flatMap(ticket::target);
    }

    /** A {@code state} that was too long for the ticket stands in the session, which the browser's cookie leads to. */
    private Optional<ErrorResponseTarget> target(Ticket ticket, BrowserJourneys browser) {
        Optional<ErrorResponseTarget> fromSession = ticket.whole() ? Optional.empty()
                : browser.of(ticket.uid()).flatMap(browser::session).flatMap(JourneySession::journey).map(Journey::target);
        return fromSession.or(() -> target(ticket));
    }
}
