package io.obconnect.gate;

import io.obconnect.Code;
import io.obconnect.Refusal;
import io.obconnect.config.InForce;
import io.obconnect.journey.BrowserJourneys;
import io.obconnect.journey.BrowserJourneys.Located;
import io.obconnect.journey.Journeys;
import io.obconnect.request.CarriedRequest;
import io.obconnect.request.Decision;
import io.obconnect.request.Endpoint;
import io.obconnect.request.Parameters;
import io.obconnect.request.RequestGate;
import io.obconnect.web.Browser;
import io.obconnect.web.GuardedResponse;
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
 * The server's login page, {@code authorize.htm}: passed on the way out, where it makes a session and runs our script, and on the way back,
 * where it finds the temporary Person logged in. The server validates nothing here, so a journey begins only where the authorization endpoint
 * has vouched for this very request a moment ago.
 */
@ApplicationScoped
public class LoginPageHop implements Hop {

    private static final GuardedResponse.Hop UNWATCHED = new GuardedResponse.Hop() {
    };

    @Inject
    private RequestGate gate;
    @Inject
    private Journeys journeys;
    @Inject
    private Clock clock;

    @Override
    public void pass(HttpServletRequest request, HttpServletResponse response, FilterChain chain, InForce inForce)
            throws IOException, ServletException {
        if ("POST".equals(request.getMethod()) && request.getQueryString() == null) {
            postedBack(request, response, chain, inForce);
            return;
        }
        if (!gate.concerns(request)) {
            chain.doFilter(request, response);
            return;
        }
        if ("HEAD".equals(request.getMethod()) || Browser.prefetches(request)) {
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
            return;
        }
        Parameters parameters = Parameters.of(request);
        Optional<String> sid = parameters.single("sid");
        if (sid.isPresent()) {
            Optional<Located> located = browser(request, inForce).bySid(sid.get())
                    .filter(found -> found.journey().clientId().equals(parameters.single("client_id").orElse("")));
            if (located.isPresent()) {
                show(located.get(), request, response, chain);
                return;
            }
        } else if (carried(parameters, inForce)) {
            begin(request, response, chain);
            return;
        }
        Decision decision = gate.examine(Endpoint.AUTHORIZE, parameters);
        if (decision instanceof Decision.NotOurs) {
            chain.doFilter(request, response);
        } else if (sid.isPresent()) {
            Verdict.done(Code.FOLLOW_UP_REPEATED).on(request);
        } else if (decision instanceof Decision.Rejected rejected) {
            Verdict.refused(rejected.refusal(), rejected.target(), rejected.clientId()).on(request);
        } else {
            Decision.Admitted admitted = (Decision.Admitted) decision;
            Verdict.refused(Refusal.of(Code.AUTHENTICATION_REQUEST_UNVERIFIED), admitted.target(), Optional.of(admitted.request().clientId()))
                    .on(request);
        }
    }

    private boolean carried(Parameters parameters, InForce inForce) {
        return parameters.single(CarriedRequest.PARAMETER)
                .flatMap(text -> CarriedRequest.open(inForce.seal(), text, clock.instant()))
                .filter(carried -> carried.belongsTo(parameters.singles(), inForce.seal()))
                .isPresent();
    }

    private static void begin(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        chain.doFilter(SessionView.none(request), new GuardedResponse(response, request, UNWATCHED));
    }

    private static void show(Located located, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        chain.doFilter(SessionView.only(request, located.session().id()), new GuardedResponse(response, request, UNWATCHED));
    }

    /** A form of the server's own consent page: it names neither client nor session. */
    private void postedBack(HttpServletRequest request, HttpServletResponse response, FilterChain chain, InForce inForce)
            throws IOException, ServletException {
        boolean ordinary = Browser.cookies(request).containsKey(io.obconnect.web.ServerCookies.SESSION_ID);
        Optional<Located> located = ordinary ? Optional.empty() : browser(request, inForce).latestAuthenticated();
        if (located.isPresent()) {
            show(located.get(), request, response, chain);
        } else {
            chain.doFilter(request, response);
        }
    }

    private BrowserJourneys browser(HttpServletRequest request, InForce inForce) {
        return BrowserJourneys.read(Browser.cookies(request), inForce.seal(), journeys);
    }
}
