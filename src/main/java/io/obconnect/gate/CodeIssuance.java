package io.obconnect.gate;

import io.obconnect.DirectoryUnavailable;
import io.obconnect.ErrorCode;
import io.obconnect.OAuthError;
import io.obconnect.Refusal;
import io.obconnect.config.KeyedConfiguration;
import io.obconnect.consent.SettledJourneys;
import io.obconnect.journey.BrowserJourneys.Located;
import io.obconnect.journey.Failures;
import io.obconnect.journey.Journey;
import io.obconnect.journey.JourneyCompleted;
import io.obconnect.journey.JourneyLocks;
import io.obconnect.journey.JourneyLocks.Held;
import io.obconnect.web.AuthorizationResponse;
import io.obconnect.web.Ending;
import io.obconnect.web.GuardedResponse;
import io.obconnect.web.HeldAnswer;
import io.obconnect.web.SessionView;
import io.obconnect.web.PendingResponse;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;

/**
 * The server's own call of its authorization endpoint after a login, the one that issues the code (protocol section 3, "One code, told until it
 * is heard"). The server is asked, and what it answers is held back until it is written as the journey's one authorization response. Whoever
 * comes second, by reload, by a proxy's retry or by a browser that repeats a call whose connection broke, on any node, is given the first one's
 * response; a second code that the server may have made never leaves.
 */
@ApplicationScoped
public class CodeIssuance {

    /** The server counts in the session how often it has sent the browser back to a client. */
    private static final String REDIRECTS = "successful_rp_redirect_count";
    /**
     * Errors of the server's that are about the login and not about the TPP's request. The first of them would tell the TPP that the person
     * refused.
     */
    private static final Set<String> OF_THE_LOGIN = Set.of(OAuthError.ACCESS_DENIED.value(), OAuthError.SERVER_ERROR.value(),
            OAuthError.TEMPORARILY_UNAVAILABLE.value(), OAuthError.LOGIN_REQUIRED.value(), "session_selection_required");

    @Inject
    private SettledJourneys settled;
    @Inject
    private ObjectOnlyIntents objectOnlyIntents;
    @Inject
    private JourneyLocks locks;
    @Inject
    private Failures failures;
    @Inject
    private Event<JourneyCompleted> completions;
    @Inject
    private Clock clock;

    public void pass(Located located, HttpServletRequest request, HttpServletResponse response, FilterChain chain, KeyedConfiguration keyed)
            throws IOException, ServletException {
        Journey journey = located.journey();
        try (Held lock = locks.hold(journey.uid())) {
            // a second call would make the server issue another code, or ask for consent again
            if (located.session().attribute(REDIRECTS).isPresent() && toldBefore(journey, request)) {
                return;
            }
            HeldAnswer held = new HeldAnswer(response);
            chain.doFilter(SessionView.only(request, located.session().id()), new GuardedResponse(held, request, GuardedResponse.NOTHING_TO_WATCH));
            if (PendingResponse.of(request).isEmpty()) {
                answered(held, journey, request, response, keyed);
            }
        } catch (DirectoryUnavailable e) {
            PendingResponse.ended(Refusal.of(ErrorCode.DIRECTORY_UNAVAILABLE, String.valueOf(e.getMessage())), journey.target(), journey.uid()).on(request);
        }
    }

    private void answered(HeldAnswer held, Journey journey, HttpServletRequest request, HttpServletResponse response, KeyedConfiguration keyed)
            throws IOException {
        Optional<String> error = ServerResponse.error(held, journey.target().redirectUri());
        Optional<Refusal> failure = failure(held, error, request, keyed);
        if (failure.isPresent()) {
            if (!toldBefore(journey, request)) {
                PendingResponse.ended(failure.get(), journey.target(), journey.uid()).on(request);
            }
        } else if (error.isEmpty() && !objectOnlyIntents.complete(journey, keyed.configuration())) {
            PendingResponse.ended(Refusal.of(ErrorCode.INTENT_USED), journey.target(), journey.uid()).on(request);
        } else {
            tell(held, error, journey, request, response, keyed);
        }
    }

    /** The failure behind an answer that doesn't reach the TPP as it is, or would mislead it. */
    private static Optional<Refusal> failure(HeldAnswer held, Optional<String> error, HttpServletRequest request, KeyedConfiguration keyed) {
        if (held.getStatus() >= HttpServletResponse.SC_BAD_REQUEST) { // the stock server would show its JSON to the person
            return Optional.of(Refusal.of(ErrorCode.PERSON_LOGIN_FAILED, "the server answered " + held.getStatus()));
        }
        if (held.location().filter(location -> Paths.isLoginPage(location, request, keyed.configuration())).isPresent()) {
            // prompt=consent inside a signed object: the server would ask for ever
            return Optional.of(Refusal.of(ErrorCode.SERVER_CONSENT_REPEATED));
        }
        if (held.location().filter(location -> Paths.isOwn(location, request, keyed.configuration())).isPresent()) {
            return Optional.of(Refusal.of(ErrorCode.PERSON_LOGIN_FAILED, "the server shows a page of its own"));
        }
        if (held.location().isEmpty() && held.body().length == 0) { // the server's filter swallows exceptions and leaves a blank answer
            return Optional.of(Refusal.of(ErrorCode.PERSON_LOGIN_FAILED, "the server answered nothing"));
        }
        return error.filter(OF_THE_LOGIN::contains).map(word -> Refusal.of(ErrorCode.PERSON_LOGIN_FAILED, "the server answered " + word));
    }

    private void tell(HeldAnswer held, Optional<String> error, Journey journey, HttpServletRequest request, HttpServletResponse response,
            KeyedConfiguration keyed) throws IOException {
        AuthorizationResponse own = AuthorizationResponse.of(error.isPresent() ? Ending.FAILED : Ending.APPROVED, held.reply(), clock.instant(),
                journey.target());
        AuthorizationResponse counts = settled.storeIfAbsent(journey.uid(), own);
        if (!counts.equals(own)) {
            told(counts, journey).on(request);
            return;
        }
        own.reply().takingCookie(journey.uid(), keyed).write(response);
        if (error.isPresent()) { // the TPP has the server's own error
            failures.report(Refusal.of(ErrorCode.PERSON_LOGIN_FAILED, "the server answered with an error of its own"),
                    Optional.of(journey.clientId()), Optional.of(journey.uid()));
        } else {
            completions.fire(new JourneyCompleted(journey, clock.instant()));
        }
    }

    private boolean toldBefore(Journey journey, HttpServletRequest request) {
        Optional<AuthorizationResponse> before = settled.find(journey.uid());
        before.ifPresent(response -> told(response, journey).on(request));
        return before.isPresent();
    }

    /** The stored response. The browser still has the journey cookie, so the response that removes it hasn't arrived, and may be sent again. */
    private PendingResponse told(AuthorizationResponse response, Journey journey) {
        return settled.pending(response, journey.uid(), true, Optional.empty(), Optional.of(journey.clientId()));
    }
}
