package io.obconnect.consent;

import io.obconnect.Code;
import io.obconnect.DirectoryUnavailable;
import io.obconnect.Outcome;
import io.obconnect.Refusal;
import io.obconnect.config.InForce;
import io.obconnect.journey.BrowserJourneys;
import io.obconnect.journey.Journey;
import io.obconnect.journey.Journey.Consent;
import io.obconnect.journey.Journey.Status;
import io.obconnect.journey.JourneyCookie;
import io.obconnect.journey.JourneySession;
import io.obconnect.journey.Ticket;
import io.obconnect.journey.Turns;
import io.obconnect.message.Answer;
import io.obconnect.message.Dialect;
import io.obconnect.message.Expectation;
import io.obconnect.message.Opened;
import io.obconnect.metrics.Metrics;
import io.obconnect.request.Clients;
import io.obconnect.request.ResponseTarget;
import io.obconnect.web.Verdict;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * The coming-back (protocol section 3), one guard after the other, cheapest first. Nothing asks the session store or the directory
 * before the message is authentic and the browser is the one that began; a failure before that ends nothing.
 */
@ApplicationScoped
public class ReturnDesk {

    private static final Next DONE = new Next.Stop(Verdict.done(Code.ALREADY_ANSWERED));
    private static final Duration SKEW = Duration.ofSeconds(30);

    private final Clock clock;
    private final Clients clients;
    private final Settlement settlement;
    private final Metrics metrics;
    private final Turns turns;

    protected ReturnDesk() {
        this(null, null, null, null, null); // for the container's proxy
    }

    @Inject
    public ReturnDesk(Clock clock, Clients clients, Settlement settlement, Metrics metrics, Turns turns) {
        this.clock = clock;
        this.clients = clients;
        this.settlement = settlement;
        this.metrics = metrics;
        this.turns = turns;
    }

    /**
     * The browser came to {@code returnTo}.
     *
     * @param messages every {@code sessionData} that it carries
     */
    public Next answered(Ticket ticket, List<String> messages, BrowserJourneys browser, InForce inForce) {
        return sole(messages).then(message -> open(message, Set.of(ticket.uid()), inForce)).fold(
                opened -> answeredAuthentically(opened, Optional.of(ticket), browser, inForce),
                refusal -> failed(ticket, refusal));
    }

    /**
     * Whether the message alone is enough to refuse: forged, cut or none. What {@link #answered} would say, without what else it needs, for
     * those who want to know before the server has spent anything. An authentic message counts nowhere here: {@link #answered} opens it once
     * more.
     */
    public Optional<Verdict> refusedAtSight(Ticket ticket, List<String> messages, InForce inForce) {
        Optional<Refusal> refusal = sole(messages)
                .then(message -> look(message, Set.of(ticket.uid()), inForce).countedIfRefused(metrics))
                .fold(opened -> Optional.empty(), Optional::of);
        return refusal.map(reason -> failed(ticket, reason).verdict());
    }

    private static Outcome<String> sole(List<String> messages) {
        if (messages.isEmpty()) {
            return Outcome.refuse(Code.ANSWER_MISSING);
        }
        return messages.size() > 1 ? Outcome.refuse(Code.ANSWER_REPEATED) : Outcome.accept(messages.get(0));
    }

    /** The browser came to {@code postlogin.htm}: a hard-wired Consent App, which knows no ticket. */
    public Next answeredHardWired(List<String> messages, BrowserJourneys browser, InForce inForce) {
        return sole(messages).fold(message -> hardWired(message, browser, inForce), refusal -> failedWithoutTicket(refusal, browser));
    }

    private Next hardWired(String message, BrowserJourneys browser, InForce inForce) {
        if (inForce.configuration().dialect() != Dialect.LEGACY) {
            return failedWithoutTicket(Refusal.of(Code.HARD_WIRED_RETURN_STRICT), browser);
        }
        Set<String> uids = browser.cookies().stream().map(JourneyCookie::uid).collect(Collectors.toUnmodifiableSet());
        if (uids.isEmpty()) {
            return new Next.Stop(Verdict.page(Code.OTHER_BROWSER));
        }
        return open(message, uids, inForce).fold(
                opened -> answeredAuthentically(opened, Optional.empty(), browser, inForce),
                refusal -> failedWithoutTicket(refusal, browser));
    }

    /** The browser came to {@code returnTo?cancel}: the person gave up at the bank. */
    public Next cancelled(Ticket ticket, BrowserJourneys browser) {
        return browser.of(ticket.uid())
                .map(cookie -> inTurn(cookie, browser, () -> endedBefore(cookie.uid(), Optional.of(ticket), Code.CONSENT_CANCELLED),
                        (session, journey) -> journey.status() == Status.WAITING ? settlement.deny(session, journey, true) : DONE))
                .orElseGet(() -> failed(ticket, Refusal.of(Code.OTHER_BROWSER)));
    }

    private Outcome<Opened> open(String message, Set<String> uids, InForce inForce) {
        return look(message, uids, inForce).counted(metrics);
    }

    private Look look(String message, Set<String> uids, InForce inForce) {
        long started = System.nanoTime();
        Outcome<Opened> outcome = inForce.opener().open(message, Expectation.anyOf(uids), clock.instant());
        return new Look(outcome, Duration.ofNanos(System.nanoTime() - started));
    }

    private Next answeredAuthentically(Opened opened, Optional<Ticket> ticket, BrowserJourneys browser, InForce inForce) {
        return browser.of(opened.uid())
                .map(cookie -> inTurn(cookie, browser, () -> opened.answer() instanceof Answer.Approved
                        ? withoutSession(opened.uid(), ticket, Code.SESSION_LOST)
                        : endedBefore(opened.uid(), ticket, Code.CONSENT_DENIED), (session, journey) ->
                        journey.status() == Status.WAITING
                                ? first(opened.answer(), cookie, session, journey, inForce)
                                : again(opened.answer(), cookie, session, journey, inForce)))
                .orElseGet(() -> withoutSession(opened.uid(), ticket, Code.OTHER_BROWSER));
    }

    /** The session is looked up when it is this request's turn: a second click must see what the first one did. */
    private Next inTurn(JourneyCookie cookie, BrowserJourneys browser, Supplier<Next> lost, BiFunction<JourneySession, Journey, Next> step) {
        return turns.of(cookie.uid(), () -> {
            Optional<JourneySession> session = browser.session(cookie);
            if (session.isEmpty()) {
                return lost.get();
            }
            Journey journey = session.get().journey().orElseThrow();
            try {
                return step.apply(session.get(), journey);
            } catch (DirectoryUnavailable e) {
                Optional<JourneySession> now = browser.session(cookie);
                if (now.isEmpty() || now.get().authenticated()) { // moved on by another node
                    return now.isEmpty() ? DONE : new Next.LogIn(cookie);
                }
                return settlement.end(session.get(), journey, Refusal.of(Code.PERSON_NOT_WRITTEN, String.valueOf(e.getMessage())));
            }
        });
    }

    private Next first(Answer answer, JourneyCookie cookie, JourneySession session, Journey journey, InForce inForce) {
        if (clock.instant().isAfter(journey.deadline().plus(SKEW))) {
            return settlement.end(session, journey, Refusal.of(Code.JOURNEY_EXPIRED));
        }
        if (!(answer instanceof Answer.Approved approved)) {
            return settlement.deny(session, journey, false);
        }
        return judge(approved, journey, inForce).fold(
                consent -> settlement.approve(cookie, session, journey, consent, approved.account()),
                refusal -> settlement.end(session, journey, refusal));
    }

    private Next again(Answer answer, JourneyCookie cookie, JourneySession session, Journey journey, InForce inForce) {
        boolean same = answer instanceof Answer.Approved approved && judge(approved, journey, inForce)
                .fold(consent -> consent.consentId().equals(journey.consent().orElseThrow().consentId()), refusal -> false);
        if (!same) {
            return Settlement.otherwise(journey);
        }
        return session.authenticated() && settlement.settled(journey.uid()) ? DONE : new Next.LogIn(cookie);
    }

    private Outcome<Consent> judge(Answer.Approved approved, Journey journey, InForce inForce) {
        return Judgement.of(approved, journey, inForce.configuration().accountMeans(), clock.instant());
    }

    /**
     * The session is gone. Where it went with a refusal of the person's, the answer that said so would have taken the cookie along, so it was lost
     * on its way, and the TPP is told once more. Not so after an approval, whatever removed the session since: the TPP may have its code.
     */
    private Next endedBefore(String uid, Optional<Ticket> ticket, Code code) {
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
    private Next withoutSession(String uid, Optional<Ticket> ticket, Code code) {
        try {
            if (settlement.settled(uid)) {
                return DONE;
            }
        } catch (DirectoryUnavailable e) {
            return ticket.map(known -> failed(known, Refusal.of(Code.DIRECTORY_UNAVAILABLE)))
                    .orElseGet(() -> new Next.Stop(Verdict.page(Code.DIRECTORY_UNAVAILABLE)));
        }
        return ticket.map(known -> failed(known, Refusal.of(code))).orElseGet(() -> new Next.Stop(Verdict.page(code)));
    }

    /** Nothing is proven: the TPP hears of it, the journey stays as it is. */
    private Next.Stop failed(Ticket ticket, Refusal refusal) {
        Optional<ResponseTarget> target = clients.find(ticket.clientId()).flatMap(ticket::target);
        return new Next.Stop(target.map(known -> Verdict.failed(refusal, known))
                .orElseGet(() -> Verdict.refused(refusal, Optional.empty(), Optional.of(ticket.clientId()))));
    }

    /** Without a ticket only a sole journey of this browser's can tell where the TPP is. */
    private Next failedWithoutTicket(Refusal refusal, BrowserJourneys browser) {
        Optional<Journey> sole = browser.cookies().size() == 1
                ? browser.session(browser.cookies().get(0)).flatMap(JourneySession::journey)
                : Optional.empty();
        return new Next.Stop(sole.map(journey -> Verdict.failed(refusal, journey.target()))
                .orElseGet(() -> Verdict.refused(refusal, Optional.empty(), Optional.empty())));
    }
}
