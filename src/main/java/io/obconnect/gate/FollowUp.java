package io.obconnect.gate;

import io.obconnect.journey.Failures;
import io.obconnect.Code;
import io.obconnect.DirectoryUnavailable;
import io.obconnect.Refusal;
import io.obconnect.config.InForce;
import io.obconnect.journey.BrowserJourneys.Located;
import io.obconnect.journey.Journey;
import io.obconnect.journey.JourneyCompleted;
import io.obconnect.journey.Ticket;
import io.obconnect.message.Purpose;
import io.obconnect.person.OneShots;
import io.obconnect.web.GuardedResponse;
import io.obconnect.web.JourneyCookies;
import io.obconnect.web.ServerCookies;
import io.obconnect.web.SessionView;
import io.obconnect.web.Verdict;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * The server's own call of its authorization endpoint after a login, the one that issues the code. Replayed, the stock server issues a
 * second code; here the journey's one code is claimed in the directory first, so that it is issued once on any number of nodes.
 */
@ApplicationScoped
public class FollowUp {

    private static final Duration CLAIM_KEPT = Ticket.LIFETIME.plusHours(1);
    private static final int FIRST_ERROR_STATUS = 400;

    @Inject
    private OneShots oneShots;
    @Inject
    private BareIntents bareIntents;
    @Inject
    private ServerCookies serverCookies;
    @Inject
    private Failures failures;
    @Inject
    private Event<JourneyCompleted> completions;
    @Inject
    private Clock clock;

    public void pass(Located located, HttpServletRequest request, HttpServletResponse response, FilterChain chain, InForce inForce)
            throws IOException, ServletException {
        Journey journey = located.journey();
        try {
            if (!oneShots.claim(Purpose.CODE_CLAIM, journey.uid(), clock.instant().plus(CLAIM_KEPT))) {
                // twice at once, or the answer was lost on its way. The TPP isn't told of an error: it may just have got the code
                JourneyCookies.remove(response, journey.uid(), inForce);
                Verdict.done(Code.FOLLOW_UP_REPEATED).on(request);
                return;
            }
            if (!bareIntents.complete(journey, inForce.configuration(), clock.instant())) {
                Verdict.ended(Refusal.of(Code.BARE_REQUEST_USED), journey.target(), journey.uid()).on(request);
                return;
            }
        } catch (DirectoryUnavailable e) {
            Verdict.ended(Refusal.of(Code.DIRECTORY_UNAVAILABLE, String.valueOf(e.getMessage())), journey.target(), journey.uid()).on(request);
            return;
        }
        Issue issue = new Issue(journey, request, response, inForce);
        chain.doFilter(SessionView.only(request, located.session().id()), new GuardedResponse(response, request, issue));
        if (issue.refused) { // the TPP has the server's own error
            failures.report(Refusal.of(Code.PERSON_LOGIN_FAILED, "the server answered with an error of its own"),
                    Optional.of(journey.clientId()), Optional.of(journey.uid()));
        } else if (issue.farewellSaid) {
            completions.fire(new JourneyCompleted(journey, clock.instant()));
        } else { // the server's filter swallows exceptions and leaves a blank answer
            Verdict.ended(Refusal.of(Code.PERSON_LOGIN_FAILED, "the server answered nothing"), journey.target(), journey.uid()).on(request);
        }
    }

    /** Watches the code go out, and takes the browser's session cookies away with it. */
    private final class Issue implements GuardedResponse.Hop {

        private final Journey journey;
        private final HttpServletRequest request;
        private final HttpServletResponse response;
        private final InForce inForce;
        private boolean farewellSaid;
        private boolean refused;

        private Issue(Journey journey, HttpServletRequest request, HttpServletResponse response, InForce inForce) {
            this.journey = journey;
            this.request = request;
            this.response = response;
            this.inForce = inForce;
        }

        @Override
        public void status(int status) {
            if (status >= FIRST_ERROR_STATUS) {
                // the stock server would show its JSON to the person; the TPP is the one to know
                new Verdict(Verdict.Kind.REFUSED, Refusal.of(Code.PERSON_LOGIN_FAILED, "the server answered " + status),
                        Optional.of(journey.target()), Optional.of(journey.uid()), Optional.of(journey.clientId()), true).on(request);
            }
        }

        @Override
        public String redirect(String location) {
            if (Paths.isLoginPage(location, request, inForce.configuration())) {
                // prompt=consent inside a signed object: the server would ask for ever
                Verdict.ended(Refusal.of(Code.SERVER_CONSENT_REPEATED), journey.target(), journey.uid()).on(request);
            } else {
                refused = tellsError(location);
                farewell();
            }
            return location;
        }

        @Override
        public void body() {
            farewell();
        }

        /** In the answer's own parameters; the TPP's redirect URI may have some, too. */
        private boolean tellsError(String location) {
            String redirectUri = journey.target().redirectUri();
            String answer = location.startsWith(redirectUri) ? location.substring(redirectUri.length()) : location;
            return answer.contains("?error=") || answer.contains("&error=") || answer.contains("#error=");
        }

        private void farewell() {
            if (!farewellSaid && Verdict.of(request).isEmpty()) {
                farewellSaid = true;
                serverCookies.expire(response);
                JourneyCookies.remove(response, journey.uid(), inForce);
            }
        }
    }
}
