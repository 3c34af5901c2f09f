package io.obconnect.gate;

import io.obconnect.ErrorCode;
import io.obconnect.Refusal;
import io.obconnect.config.KeyedConfiguration;
import io.obconnect.journey.BrowserJourneys;
import io.obconnect.journey.BrowserJourneys.Located;
import io.obconnect.journey.JourneyCookie;
import io.obconnect.journey.JourneyLocks;
import io.obconnect.journey.JourneyLocks.Held;
import io.obconnect.journey.JourneySession;
import io.obconnect.journey.Journeys;
import io.obconnect.request.AuthorizationRequestValidation;
import io.obconnect.request.Parameters;
import io.obconnect.request.ValidatedRequest;
import io.obconnect.request.ValidationResult;
import io.obconnect.web.Browser;
import io.obconnect.web.DeferredRedirect;
import io.obconnect.web.GuardedResponse;
import io.obconnect.web.KnownTarget;
import io.obconnect.web.LoginPageRequest;
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
 * The server's login page, {@code authorize.htm}: called before the bank, where the server makes a session and runs our script, and after the
 * login, where the server goes on to its authorization endpoint. The server validates nothing here, so a journey begins only by a redirect that
 * the authorization endpoint has sealed within two minutes.
 */
@ApplicationScoped
public class LoginPageHandler implements EndpointHandler {

    /** Names the journey in the forms of the server's consent page. */
    private static final String JOURNEY = "obconnect_journey";

    @Inject
    private AuthorizationRequestValidation validation;
    @Inject
    private ResumedAuthorization resumed;
    @Inject
    private Journeys journeys;
    @Inject
    private JourneyLocks locks;
    @Inject
    private Clock clock;

    @Override
    public void pass(HttpServletRequest request, HttpServletResponse response, FilterChain chain, KeyedConfiguration keyed)
            throws IOException, ServletException {
        Optional<String> named = Optional.ofNullable(request.getParameter(JOURNEY));
        if (named.isPresent() && "POST".equals(request.getMethod())) {
            postedBack(named.get(), request, response, chain, keyed);
            return;
        }
        if (!validation.isCandidate(request, keyed.configuration())) {
            chain.doFilter(request, response);
            return;
        }
        if (Browser.onlyLooks(request)) {
            Reply.nothing().write(response);
            return;
        }
        Parameters parameters = Parameters.of(request);
        if (resumed.handled(request, parameters, keyed, located -> show(located, request, response, chain, keyed))) {
            return;
        }
        ValidationResult result = LoginPageRequest.validated(request, validation, keyed);
        if (result instanceof ValidationResult.NotOurs) {
            chain.doFilter(request, response);
        } else if (!parameters.all("sid").isEmpty()) {
            PendingResponse.outOfTurn(ErrorCode.FOLLOW_UP_REPEATED).on(request);
        } else if (result instanceof ValidationResult.Invalid invalid) {
            PendingResponse.refused(invalid.refusal(), invalid.target(), invalid.clientId()).on(request);
        } else {
            begin(((ValidationResult.Valid) result).request(), request, response, chain);
        }
    }

    private void begin(ValidatedRequest valid, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        DeferredRedirect toBank = new DeferredRedirect(response);
        Beginning beginning = new Beginning(valid, request);
        chain.doFilter(SessionView.none(request), new GuardedResponse(toBank, request, beginning));
        if (beginning.session != null && PendingResponse.of(request).isEmpty()
                && journeys.stored(beginning.session).flatMap(JourneySession::journey).isEmpty()) {
            // the server reports nothing when the store refuses its session, and the person would approve in vain
            PendingResponse.refused(Refusal.of(ErrorCode.DIRECTORY_UNAVAILABLE, "the store of sessions refuses"), valid.target(),
                    Optional.of(valid.clientId())).on(request);
        }
        toBank.send(request);
    }

    /** The server makes a session, and our script sends the person to the bank. */
    private static final class Beginning implements GuardedResponse.Watcher {

        private final ValidatedRequest valid;
        private final HttpServletRequest request;
        private String session;

        private Beginning(ValidatedRequest valid, HttpServletRequest request) {
            this.valid = valid;
            this.request = request;
        }

        @Override
        public void session(String id) {
            session = id;
        }

        @Override
        public String redirect(String location) {
            ServerErrorPage.replace(location, request, valid.target());
            return location;
        }
    }

    /** The server writes the request's parameters into the session, so a second call waits for its turn. */
    private void show(Located located, HttpServletRequest request, HttpServletResponse response, FilterChain chain, KeyedConfiguration keyed)
            throws IOException, ServletException {
        KnownTarget.note(request, located.journey().target());
        try (Held lock = locks.hold(located.journey().uid())) {
            inTurn(located, request, response, chain, keyed);
        }
    }

    private static void inTurn(Located located, HttpServletRequest request, HttpServletResponse response, FilterChain chain, KeyedConfiguration keyed)
            throws IOException, ServletException {
        String uid = located.journey().uid();
        chain.doFilter(SessionView.only(request, located.session().id()), new GuardedResponse(response, request, new GuardedResponse.Watcher() {
            @Override
            public String redirect(String location) {
                ServerErrorPage.replace(location, request, Optional.of(located.journey().target()));
                FalseAccessDenied.replace(location, request, located.journey().target());
                return ResumedAuthorization.sealed(location, uid, request, keyed);
            }
        }) {
            @Override
            public String encodeURL(String url) { // forms of the server's own consent page must come back to this journey
                return url.contains(Paths.LOGIN_PAGE) ? url + (url.indexOf('?') < 0 ? "?" : "&") + JOURNEY + "=" + JourneyCookie.handle(uid) : url;
            }
        });
    }

    /** A form of the server's own consent page. */
    private void postedBack(String handle, HttpServletRequest request, HttpServletResponse response, FilterChain chain, KeyedConfiguration keyed)
            throws IOException, ServletException {
        BrowserJourneys browser = BrowserJourneys.read(Browser.cookies(request), keyed, journeys, clock.instant());
        Optional<Located> located = browser.byHandle(handle).flatMap(browser::authenticated);
        if (located.isPresent()) {
            show(located.get(), request, response, chain, keyed);
        } else {
            PendingResponse.outOfTurn(ErrorCode.JOURNEY_UNKNOWN).on(request);
        }
    }
}
