package io.obconnect.gate;

import io.obconnect.Code;
import io.obconnect.config.InForce;
import io.obconnect.consent.ReturnPage;
import io.obconnect.journey.BrowserJourneys;
import io.obconnect.journey.Journey;
import io.obconnect.journey.JourneyCookie;
import io.obconnect.journey.JourneySession;
import io.obconnect.journey.Journeys;
import io.obconnect.web.Browser;
import io.obconnect.web.GuardedResponse;
import io.obconnect.web.JourneyCookies;
import io.obconnect.web.KnownTarget;
import io.obconnect.web.Reply;
import io.obconnect.web.SessionView;
import io.obconnect.web.Verdict;
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
 * a new id when it logs the Person in; the journey cookie follows.
 */
@ApplicationScoped
public class ReturnPageHop implements Hop {

    @Inject
    private Journeys journeys;
    @Inject
    private Clock clock;

    @Override
    public void pass(HttpServletRequest request, HttpServletResponse response, FilterChain chain, InForce inForce)
            throws IOException, ServletException {
        if (!"GET".equals(request.getMethod()) || Browser.prefetches(request)) {
            Reply.nothing().write(response); // nobody has clicked yet
            return;
        }
        BrowserJourneys browser = BrowserJourneys.read(Browser.cookies(request), inForce, journeys, clock.instant());
        Optional<ReturnPage.Arrival> arrival = ReturnPage.arrival(request, inForce.seal());
        Optional<JourneyCookie> cookie = arrival.flatMap(known -> browser.of(known.uid()));
        Optional<JourneySession> session = cookie.flatMap(browser::session);
        if (session.isEmpty()) {
            Verdict.done(Code.JOURNEY_UNKNOWN).on(request); // reached by the back button
            return;
        }
        Journey journey = session.get().journey().orElseThrow();
        KnownTarget.note(request, journey.target());
        if (session.get().authenticated() && journey.status() == Journey.Status.AUTHENTICATED) {
            // logged in before, and the browser didn't hear of it; or twice at once
            JourneyCookies.give(response, cookie.get().movedTo(session.get().id()), JourneyCookies.rest(journey, clock.instant()), inForce);
            Reply.seeOther(ResumedAuthorization.address(session.get(), journey.uid(), request, inForce)).write(response);
            return;
        }
        if (session.get().authenticated()
                || arrival.get().approval().flatMap(approval -> approval.of(journey)).isEmpty()) {
            Verdict.done(Code.JOURNEY_UNKNOWN).on(request);
            return;
        }
        chain.doFilter(SessionView.only(request, session.get().id()), new GuardedResponse(response, request, new GuardedResponse.Hop() {
            @Override
            public void session(String id) {
                JourneyCookies.give(response, cookie.get().movedTo(id), JourneyCookies.rest(journey, clock.instant()), inForce);
            }

            @Override
            public String redirect(String location) {
                ServerErrorPage.instead(location, request, Optional.of(journey.target()));
                return ResumedAuthorization.sealed(location, journey.uid(), request, inForce);
            }
        }));
    }
}
