package io.obconnect.consent;

import io.obconnect.DirectoryUnavailable;
import io.obconnect.ErrorCode;
import io.obconnect.Outcome;
import io.obconnect.Refusal;
import io.obconnect.config.KeyedConfiguration;
import io.obconnect.journey.Approval;
import io.obconnect.journey.BrowserJourneys;
import io.obconnect.journey.Journey;
import io.obconnect.journey.Journey.Consent;
import io.obconnect.journey.Journey.Status;
import io.obconnect.journey.JourneyCookie;
import io.obconnect.journey.JourneySession;
import io.obconnect.journey.Ticket;
import io.obconnect.journey.JourneyLocks;
import io.obconnect.message.Answer;
import io.obconnect.message.AnswerOpener;
import io.obconnect.message.Expectation;
import io.obconnect.message.MessageProfile;
import io.obconnect.message.OpenedAnswer;
import io.obconnect.message.ServerSeal;
import io.obconnect.metrics.Metrics;
import io.obconnect.web.Ending;
import io.obconnect.web.OncePerRequest;
import io.obconnect.web.PendingResponse;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * The return from the Consent App (protocol section 3), one check after the other, cheapest first. The session store and the directory aren't
 * asked before the message is authentic and the browser has proven that it began the journey. A failure before that doesn't end the journey.
 */
@ApplicationScoped
public class ConsentCallback {

    private static final Duration SKEW = Duration.ofSeconds(30);

    private final Clock clock;
    private final UnboundCallback unbound;
    private final SettledJourneys settled;
    private final ConsentDecisions decisions;
    private final Metrics metrics;
    private final JourneyLocks locks;
    private final OncePerRequest<SealedTicket, Optional<Ticket>> tickets = new OncePerRequest<>("ticket");
    private final OncePerRequest<Message, DecryptionResult> decryptions = new OncePerRequest<>("message");

    protected ConsentCallback() {
        this(null, null, null, null, null, null); // for the container's proxy
    }

    @Inject
    public ConsentCallback(Clock clock, UnboundCallback unbound, SettledJourneys settled, ConsentDecisions decisions, Metrics metrics, JourneyLocks locks) {
        this.clock = clock;
        this.unbound = unbound;
        this.settled = settled;
        this.decisions = decisions;
        this.metrics = metrics;
        this.locks = locks;
    }

    private record SealedTicket(String text, ServerSeal seal) {
    }

    private record Message(String text, String uid, AnswerOpener opener) {
    }

    /** The ticket in a call of {@code returnTo}; empty where it isn't one that we sealed, or is too old. */
    public Optional<Ticket> ticket(HttpServletRequest call, String sealed, KeyedConfiguration keyed) {
        return tickets.answer(call, new SealedTicket(sealed, keyed.seal()), () -> Ticket.open(keyed.seal(), sealed, clock.instant()));
    }

    /**
     * The browser came to {@code returnTo}.
     *
     * @param messages every {@code sessionData} that it carries
     */
    public Next answered(HttpServletRequest call, Ticket ticket, List<String> messages, BrowserJourneys browser, KeyedConfiguration keyed) {
        return sole(messages).then(message -> decrypted(call, message, ticket, keyed).counted(metrics)).fold(
                opened -> answeredAuthentically(opened, Optional.of(ticket), browser, keyed),
                refusal -> unbound.failed(ticket, refusal, browser));
    }

    /**
     * Refuses a call whose message is forged, cut or missing, as {@link #answered} would, but without the session store and the directory. An
     * authentic message isn't counted in the metrics here: {@link #answered} does that.
     */
    public Optional<PendingResponse> refusedAtSight(HttpServletRequest call, Ticket ticket, List<String> messages, Supplier<BrowserJourneys> browser,
            KeyedConfiguration keyed) {
        Optional<Refusal> refusal = sole(messages)
                .then(message -> decrypted(call, message, ticket, keyed).countedIfRefused(metrics))
                .fold(opened -> Optional.empty(), Optional::of);
        return refusal.map(reason -> unbound.failed(ticket, reason, browser.get()).pending());
    }

    private static Outcome<String> sole(List<String> messages) {
        if (messages.isEmpty()) {
            return Outcome.refuse(ErrorCode.ANSWER_MISSING);
        }
        return messages.size() > 1 ? Outcome.refuse(ErrorCode.ANSWER_REPEATED) : Outcome.accept(messages.get(0));
    }

    /**
     * The browser came to {@code postlogin.htm}: from a Consent App with a fixed return address, so there is no ticket.
     *
     * @param cancelled whether the call says that the person gave up. That counts beside an authentic and valid answer alone, which then only names
     *         the journey: it doesn't matter what it answers
     */
    public Next answeredHardWired(List<String> messages, boolean cancelled, BrowserJourneys browser, KeyedConfiguration keyed) {
        return sole(messages).fold(message -> hardWired(message, cancelled, browser, keyed), refusal -> unbound.failed(refusal, browser));
    }

    private Next hardWired(String message, boolean cancelled, BrowserJourneys browser, KeyedConfiguration keyed) {
        if (keyed.configuration().profile() != MessageProfile.LEGACY) {
            return unbound.failed(Refusal.of(ErrorCode.HARD_WIRED_RETURN_STRICT), browser);
        }
        Set<String> uids = browser.cookies().stream().map(JourneyCookie::uid).collect(Collectors.toUnmodifiableSet());
        return decrypted(message, Expectation.ANY, keyed).counted(metrics)
                .then(opened -> uids.isEmpty() || uids.contains(opened.uid()) || settled.earlier(opened.uid()).isPresent()
                        ? Outcome.accept(opened) : Outcome.<OpenedAnswer>refuse(ErrorCode.ANSWER_OTHER_JOURNEY))
                .fold(opened -> cancelled
                                ? cancelled(opened.uid(), Optional.empty(), browser)
                                        .orElseGet(() -> unbound.cookieMissing(opened.uid(), Optional.empty(), Ending.REFUSED))
                                : answeredAuthentically(opened, Optional.empty(), browser, keyed),
                        refusal -> unbound.failed(refusal, browser));
    }

    /** An unexpected failure. The journey stays as it is, and the TPP gets the error at the address in the ticket. */
    public PendingResponse unexpected(Ticket ticket, BrowserJourneys browser) {
        try {
            return unbound.failed(ticket, Refusal.of(ErrorCode.INTERNAL), browser).pending();
        } catch (RuntimeException | LinkageError again) {
            return PendingResponse.page(ErrorCode.INTERNAL);
        }
    }

    /** The browser came to {@code returnTo?cancel}: the person gave up at the bank. */
    public Next cancelled(Ticket ticket, BrowserJourneys browser) {
        return cancelled(ticket.uid(), Optional.of(ticket), browser).orElseGet(() -> unbound.cancelledWithoutCookie(ticket));
    }

    /** Empty where this browser can't prove that it began. */
    private Optional<Next> cancelled(String uid, Optional<Ticket> ticket, BrowserJourneys browser) {
        return browser.of(uid)
                .map(cookie -> inTurn(cookie, browser,
                        () -> unbound.sessionLost(cookie.uid(), ticket, Ending.REFUSED, ErrorCode.CONSENT_CANCELLED),
                        (session, journey) -> journey.status() == Status.WAITING && decisions.approvedBefore(journey.uid()).isEmpty()
                                ? decisions.deny(session, journey, true) : ConsentDecisions.earlierAnswerCounts(journey, true)));
    }

    private DecryptionResult decrypted(HttpServletRequest call, String message, Ticket ticket, KeyedConfiguration keyed) {
        return decryptions.answer(call, new Message(message, ticket.uid(), keyed.opener()), () -> decrypted(message, Expectation.journey(ticket.uid()), keyed));
    }

    private DecryptionResult decrypted(String message, Expectation expectation, KeyedConfiguration keyed) {
        long started = System.nanoTime();
        Outcome<OpenedAnswer> outcome = keyed.opener().open(message, expectation, clock.instant());
        return new DecryptionResult(outcome, Duration.ofNanos(System.nanoTime() - started));
    }

    private Next answeredAuthentically(OpenedAnswer opened, Optional<Ticket> ticket, BrowserJourneys browser, KeyedConfiguration keyed) {
        return browser.of(opened.uid())
                .map(cookie -> inTurn(cookie, browser, () -> unbound.sessionLost(opened.uid(), ticket, ending(opened.answer()),
                        opened.answer() instanceof Answer.Failed failed ? failed.code() : ErrorCode.CONSENT_DENIED), (session, journey) ->
                        journey.status() == Status.WAITING
                                ? firstAnswer(opened.answer(), cookie, session, journey, keyed)
                                : repeatedAnswer(opened.answer(), cookie, journey, journey.consent().orElseThrow().consentId(), keyed)))
                .orElseGet(() -> unbound.cookieMissing(opened.uid(), ticket, ending(opened.answer())));
    }

    private static Ending ending(Answer answer) {
        if (answer instanceof Answer.Approved) {
            return Ending.APPROVED;
        }
        return answer instanceof Answer.Denied ? Ending.REFUSED : Ending.FAILED;
    }

    /** Runs the step with the journey locked on this node. The session is read after that, so that a second click sees what the first one did. */
    private Next inTurn(JourneyCookie cookie, BrowserJourneys browser, Supplier<Next> lost, BiFunction<JourneySession, Journey, Next> step) {
        return locks.held(cookie.uid(), () -> {
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
                    return now.isEmpty() ? lost.get() : new Next.LogIn(cookie, Optional.empty());
                }
                return ConsentDecisions.end(session.get(), journey, Refusal.of(ErrorCode.PERSON_NOT_WRITTEN, String.valueOf(e.getMessage())));
            }
        });
    }

    private Next firstAnswer(Answer answer, JourneyCookie cookie, JourneySession session, Journey journey, KeyedConfiguration keyed) {
        boolean late = clock.instant().isAfter(journey.deadline().plus(SKEW));
        if (!late && answer instanceof Answer.Denied) {
            return decisions.deny(session, journey, false);
        }
        if (!late && answer instanceof Answer.Failed failed) {
            return decisions.fail(session, journey, failed.code());
        }
        Outcome<Next> approved = late ? Outcome.refuse(ErrorCode.JOURNEY_EXPIRED) : approved((Answer.Approved) answer, cookie, session, journey, keyed);
        return approved.fold(
                next -> next,
                // until the login only the Person's entry records the approval, not the session
                refusal -> decisions.approvedBefore(journey.uid())
                        .map(consentId -> repeatedAnswer(answer, cookie, journey, consentId, keyed))
                        .orElseGet(() -> ConsentDecisions.end(session, journey, refusal)));
    }

    private Outcome<Next> approved(Answer.Approved answer, JourneyCookie cookie, JourneySession session, Journey journey, KeyedConfiguration keyed) {
        return checked(answer, journey, keyed).map(consent -> decisions.approve(cookie, session, journey, consent, answer.account()));
    }

    /** After an approval: the same answer again continues the journey from where it is, also after its code was sent. */
    private Next repeatedAnswer(Answer answer, JourneyCookie cookie, Journey journey, String consentId, KeyedConfiguration keyed) {
        if (!(answer instanceof Answer.Approved approved)) {
            return ConsentDecisions.earlierAnswerCounts(journey, true);
        }
        return checked(approved, journey, keyed).fold(
                consent -> consent.consentId().equals(consentId)
                        ? new Next.LogIn(cookie, Optional.of(new Approval(journey.uid(), consent)))
                        : ConsentDecisions.earlierAnswerCounts(journey, true),
                refusal -> ConsentDecisions.earlierAnswerCounts(journey, true));
    }

    private Outcome<Consent> checked(Answer.Approved approved, Journey journey, KeyedConfiguration keyed) {
        return ApprovalChecks.of(approved, journey, keyed.configuration().accountMeans(), clock.instant());
    }
}
