package io.obconnect.gate;

import io.obconnect.Code;
import io.obconnect.Refusal;
import io.obconnect.config.Configuration;
import io.obconnect.config.InForce;
import io.obconnect.request.CarriedRequest;
import io.obconnect.request.Decision;
import io.obconnect.request.Endpoint;
import io.obconnect.request.Parameters;
import io.obconnect.request.RequestGate;
import io.obconnect.request.RewrittenRequest;
import io.obconnect.web.Browser;
import io.obconnect.web.GuardedResponse;
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
 * The authorization endpoint. A new intent never meets a session: whatever was logged in before, it goes to the bank. The server's own
 * follow-up call, which issues the code, is recognized by its session and let through once.
 */
@ApplicationScoped
public class AuthorizeHop implements Hop {

    @Inject
    private RequestGate gate;
    @Inject
    private Opened opened;
    @Inject
    private Continuation continuation;
    @Inject
    private BareIntents bareIntents;
    @Inject
    private FollowUp followUp;
    @Inject
    private Clock clock;

    @Override
    public void pass(HttpServletRequest request, HttpServletResponse response, FilterChain chain, InForce inForce)
            throws IOException, ServletException {
        if (!gate.concerns(request)) {
            chain.doFilter(request, response);
            return;
        }
        if (Browser.onlyLooks(request)) {
            Reply.nothing().write(response);
            return;
        }
        Parameters parameters = Parameters.of(request);
        if (continuation.taken(request, parameters, inForce, located -> followUp.pass(located, request, response, chain, inForce))) {
            return;
        }
        Decision decision = gate.examine(Endpoint.AUTHORIZE, parameters);
        if (decision instanceof Decision.NotOurs) {
            chain.doFilter(request, response);
        } else if (parameters.single("sid").isPresent()) {
            // a follow-up call whose journey is over: somebody went back in the browser's history
            Verdict.done(Code.FOLLOW_UP_REPEATED).on(request);
        } else if (decision instanceof Decision.Rejected rejected) {
            Verdict.refused(rejected.refusal(), rejected.target(), rejected.clientId()).on(request);
        } else {
            admit((Decision.Admitted) decision, parameters, request, response, chain, inForce);
        }
    }

    private void admit(Decision.Admitted admitted, Parameters parameters, HttpServletRequest request, HttpServletResponse response,
                       FilterChain chain, InForce inForce) throws IOException, ServletException {
        Configuration configuration = inForce.configuration();
        admitted.target().ifPresent(target -> KnownTarget.note(request, target));
        if (admitted.request().bare()
                && bareIntents.used(admitted.request().clientId(), admitted.request().intent())) {
            Verdict.refused(Refusal.of(Code.BARE_REQUEST_USED), admitted.target(), Optional.of(admitted.request().clientId())).on(request);
            return;
        }
        opened.count(admitted.request());
        HttpServletRequest seen = SessionView.none(RewrittenRequest.of(request, parameters, admitted.parameters()));
        chain.doFilter(seen, new GuardedResponse(response, request, new GuardedResponse.Hop() {
            @Override
            public String redirect(String location) {
                if (!isLoginPage(location, configuration, request)) {
                    return location;
                }
                CarriedRequest carried = CarriedRequest.of(admitted.request(), query(location), inForce.seal(), clock.instant());
                return location + (location.indexOf('?') < 0 ? "?" : "&") + CarriedRequest.PARAMETER + "=" + carried.seal(inForce.seal());
            }
        }));
    }

    /** The server's redirect to a page of its own has no fragment. */
    private static String query(String location) {
        int mark = location.indexOf('?');
        return mark < 0 ? "" : location.substring(mark + 1);
    }

    static boolean isLoginPage(String location, Configuration configuration, HttpServletRequest request) {
        String path = request.getContextPath() + "/authorize.htm";
        return location.startsWith(path + "?") || location.startsWith(configuration.hostname() + path + "?")
                || location.equals(path) || location.equals(configuration.hostname() + path);
    }
}
