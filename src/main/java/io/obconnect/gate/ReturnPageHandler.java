package io.obconnect.gate;

import io.obconnect.ErrorCode;
import io.obconnect.Refusal;
import io.obconnect.config.KeyedConfiguration;
import io.obconnect.consent.ReturnPage;
import io.obconnect.consent.ReturnPage.Arrival;
import io.obconnect.consent.SettledJourneys;
import io.obconnect.journey.BrowserJourneys;
import io.obconnect.journey.BrowserJourneys.Located;
import io.obconnect.journey.Journey;
import io.obconnect.journey.JourneyCookie;
import io.obconnect.journey.JourneySession;
import io.obconnect.journey.Journeys;
import io.obconnect.journey.JourneyLocks;
import io.obconnect.journey.JourneyLocks.Held;
import io.obconnect.web.Browser;
import io.obconnect.web.GuardedResponse;
import io.obconnect.web.JourneyCookies;
import io.obconnect.web.KnownTarget;
import io.obconnect.web.Reply;
import io.obconnect.web.SessionView;
import io.obconnect.web.PendingResponse;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import java.io.IOException;
import java.time.Clock;
import java.util.Optional;

/**
 * The page that runs the server's authenticator for an approved journey, {@code return.htm}, by its sealed address. The server gives the session
 * a new id when it logs the Person in; the journey cookie follows. When it is called twice at once, on one node or on two, the second call
 * continues from where the first one is.
 */
@ApplicationScoped
public class ReturnPageHandler implements EndpointHandler {

    @Inject
    private Journeys journeys;
    @Inject
    private MovedSessions moved;
    @Inject
    private SettledJourneys settled;
    @Inject
    private JourneyLocks locks;
    @Inject
    private Clock clock;

    @Override
    public void pass(HttpServletRequest request, HttpServletResponse response, FilterChain chain, KeyedConfiguration keyed)
            throws IOException, ServletException {
        if (!"GET".equals(request.getMethod()) || Browser.prefetches(request)) {
            Reply.nothing().write(response); // a prefetch or a HEAD request
            return;
        }
        BrowserJourneys browser = BrowserJourneys.read(Browser.cookies(request), keyed, journeys, clock.instant());
        Optional<Arrival> arrival = ReturnPage.arrival(request, keyed.seal());
        Optional<JourneyCookie> cookie = arrival.flatMap(known -> browser.of(known.uid()));
        if (cookie.isEmpty()) {
            arrival.flatMap(known -> settled.pageWithoutProof(known.uid(), false)).orElse(PendingResponse.page(ErrorCode.JOURNEY_UNKNOWN)).on(request);
            return;
        }
        // the server moves the session to its new id after our script, so the lock is held until it has answered
        try (Held lock = locks.hold(cookie.get().uid())) {
            inTurn(arrival.get(), cookie.get(), browser, request, response, chain, keyed);
        }
    }

    private void inTurn(Arrival arrival, JourneyCookie cookie, BrowserJourneys browser, HttpServletRequest request, HttpServletResponse response,
            FilterChain chain, KeyedConfiguration keyed) throws IOException, ServletException {
        Optional<Located> located = browser.session(cookie).map(session -> new Located(cookie, session));
        if (located.isEmpty()) {
            followMovedSession(arrival, cookie, request, response, keyed);
            return;
        }
        Journey journey = located.get().journey();
        KnownTarget.note(request, journey.target());
        if (located.get().session().authenticated() && journey.status() == Journey.Status.AUTHENTICATED) {
            goOn(located.get(), request, response, keyed); // logged in before, but that response didn't reach the browser
        } else if (located.get().session().authenticated() || arrival.approval().flatMap(approval -> approval.of(journey)).isEmpty()) {
            followMovedSession(arrival, cookie, request, response, keyed);
        } else {
            logIn(located.get(), request, response, chain, keyed);
            if (PendingResponse.removed(PendingResponse.Kind.MOVED_ON, request)) {
                followMovedSession(arrival, cookie, request, response, keyed);
            }
        }
    }

    private void logIn(Located located, HttpServletRequest request, HttpServletResponse response, FilterChain chain, KeyedConfiguration keyed)
            throws IOException, ServletException {
        Journey journey = located.journey();
        String before = located.session().id(); // the server gives its own object the new id
        chain.doFilter(SessionView.only(request, before), new GuardedResponse(response, request, new GuardedResponse.Watcher() {

            private String movedTo = before;

            @Override
            public void session(String id) {
                movedTo = id;
                JourneyCookies.give(response, located.cookie().movedTo(id), journey, clock.instant(), keyed);
            }

            @Override
            public String redirect(String location) {
                ServerErrorPage.replace(location, request, Optional.of(journey.target()));
                FalseAccessDenied.replace(location, request, journey.target());
                // the server reports nothing when the store refuses the session: under a new id it can't be found then, under the same it is as it was
                Optional<JourneySession> written = movedTo.equals(before) ? journeys.stored(movedTo) : journeys.find(movedTo);
                if (written.flatMap(JourneySession::journey).filter(now -> now.status() == Journey.Status.AUTHENTICATED).isEmpty()) {
                    PendingResponse.ended(Refusal.of(ErrorCode.DIRECTORY_UNAVAILABLE, "the store of sessions refuses"), journey.target(), journey.uid()).on(request);
                }
                return ResumedAuthorization.sealed(location, journey.uid(), request, keyed);
            }
        }));
    }

    /** Another call with this cookie was faster: the browser continues with the session's new id. */
    private void followMovedSession(Arrival arrival, JourneyCookie cookie, HttpServletRequest request, HttpServletResponse response, KeyedConfiguration keyed)
            throws IOException {
        Optional<Located> found = moved.find(cookie, arrival.approval());
        if (found.isPresent()) {
            KnownTarget.note(request, found.get().journey().target());
            goOn(found.get(), request, response, keyed);
            return;
        }
        settled.find(cookie.uid())
                .map(told -> settled.pending(told, cookie.uid(), true, Optional.empty(), Optional.empty()))
                .orElse(PendingResponse.page(ErrorCode.JOURNEY_UNKNOWN)).on(request);
    }

    private void goOn(Located located, HttpServletRequest request, HttpServletResponse response, KeyedConfiguration keyed) throws IOException {
        Journey journey = located.journey();
        JourneyCookies.give(response, located.cookie().movedTo(located.session().id()), journey, clock.instant(), keyed);
        Reply.seeOther(ResumedAuthorization.address(located.session(), journey.uid(), request, keyed)).write(response);
    }
}
