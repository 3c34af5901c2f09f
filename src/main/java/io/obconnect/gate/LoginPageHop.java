package io.obconnect.gate;

import io.obconnect.Code;
import io.obconnect.Refusal;
import io.obconnect.config.InForce;
import io.obconnect.journey.BrowserJourneys;
import io.obconnect.journey.BrowserJourneys.Located;
import io.obconnect.journey.JourneyCookie;
import io.obconnect.journey.Journeys;
import io.obconnect.request.CarriedRequest;
import io.obconnect.request.Decision;
import io.obconnect.request.Endpoint;
import io.obconnect.request.Parameters;
import io.obconnect.request.RequestGate;
import io.obconnect.web.Browser;
import io.obconnect.web.GuardedResponse;
import io.obconnect.web.KnownTarget;
import io.obconnect.web.Reply;
import io.obconnect.web.SessionView;
import io.obconnect.web.Verdict;
import io.obconnect.web.VouchedRequest;
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
 * The server's login page, {@code authorize.htm}: passed on the way out, where it makes a session and runs our script, and on the way back,
 * where it finds the temporary Person logged in. The server validates nothing here, so a journey begins only where the authorization endpoint
 * has vouched for this very request a moment ago.
 */
@ApplicationScoped
public class LoginPageHop implements Hop {

    /** Names the journey in the forms of the server's consent page. */
    private static final String JOURNEY = "obconnect_journey";

    @Inject
    private RequestGate gate;
    @Inject
    private BareIntents bareIntents;
    @Inject
    private Continuation continuation;
    @Inject
    private Journeys journeys;
    @Inject
    private Clock clock;

    @Override
    public void pass(HttpServletRequest request, HttpServletResponse response, FilterChain chain, InForce inForce)
            throws IOException, ServletException {
        Optional<String> named = Optional.ofNullable(request.getParameter(JOURNEY));
        if (named.isPresent() && "POST".equals(request.getMethod())) {
            postedBack(named.get(), request, response, chain, inForce);
            return;
        }
        if (!gate.concerns(request)) {
            chain.doFilter(request, response);
            return;
        }
        if (Browser.onlyLooks(request)) {
            Reply.nothing().write(response);
            return;
        }
        Parameters parameters = Parameters.of(request);
        if (continuation.taken(request, parameters, inForce, located -> show(located, request, response, chain))) {
            return;
        }
        boolean afterLogin = parameters.single("sid").isPresent();
        // what the authorization endpoint said of this very request
        Optional<CarriedRequest> vouched = afterLogin ? Optional.empty()
                : VouchedRequest.of(request, parameters.query(), inForce.seal(), clock.instant());
        Optional<Refusal> obstacle = obstacle(vouched);
        if (obstacle.isEmpty()) {
            begin(parameters, request, response, chain);
            return;
        }
        Decision decision = gate.examine(Endpoint.AUTHORIZE, parameters);
        if (decision instanceof Decision.NotOurs && vouched.isEmpty()) {
            chain.doFilter(request, response);
        } else if (afterLogin) {
            Verdict.done(Code.FOLLOW_UP_REPEATED).on(request);
        } else if (decision instanceof Decision.Rejected rejected) {
            Verdict.refused(rejected.refusal(), rejected.target(), rejected.clientId()).on(request);
        } else if (decision instanceof Decision.Admitted admitted) {
            Verdict.refused(obstacle.get(), admitted.target(), Optional.of(admitted.request().clientId())).on(request);
        } else {
            Verdict.refused(obstacle.get(), Optional.empty(), vouched.map(CarriedRequest::clientId)).on(request);
        }
    }

    private Optional<Refusal> obstacle(Optional<CarriedRequest> vouched) {
        if (vouched.isEmpty()) {
            return Optional.of(Refusal.of(Code.AUTHENTICATION_REQUEST_UNVERIFIED));
        }
        // the address still stands in the browser's history when the journey is over
        return vouched.filter(CarriedRequest::bare).filter(carried -> bareIntents.used(carried.clientId(), carried.asked().intent()))
                .map(carried -> Refusal.of(Code.BARE_REQUEST_USED));
    }

    private void begin(Parameters parameters, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        chain.doFilter(SessionView.none(request), new GuardedResponse(response, request, new GuardedResponse.Hop() {
            @Override
            public String redirect(String location) {
                ServerErrorPage.instead(location, request, gate.target(parameters));
                return location;
            }
        }));
    }

    private static void show(Located located, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        KnownTarget.note(request, located.journey().target());
        String handle = JourneyCookie.handle(located.journey().uid());
        chain.doFilter(SessionView.only(request, located.session().id()), new GuardedResponse(response, request, new GuardedResponse.Hop() {
            @Override
            public String redirect(String to) {
                ServerErrorPage.instead(to, request, Optional.of(located.journey().target()));
                return to;
            }
        }) {
            @Override
            public String encodeURL(String url) { // forms of the server's own consent page must come back to this journey
                return url.contains("/authorize.htm") ? url + (url.indexOf('?') < 0 ? "?" : "&") + JOURNEY + "=" + handle : url;
            }
        });
    }

    /** A form of the server's own consent page. */
    private void postedBack(String handle, HttpServletRequest request, HttpServletResponse response, FilterChain chain, InForce inForce)
            throws IOException, ServletException {
        BrowserJourneys browser = BrowserJourneys.read(Browser.cookies(request), inForce, journeys, clock.instant());
        Optional<Located> located = browser.byHandle(handle).flatMap(browser::authenticated);
        if (located.isPresent()) {
            show(located.get(), request, response, chain);
        } else {
            Verdict.done(Code.JOURNEY_UNKNOWN).on(request);
        }
    }
}
