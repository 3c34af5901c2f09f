package io.obconnect.gate;

import io.obconnect.ErrorCode;
import io.obconnect.Refusal;
import io.obconnect.config.KeyedConfiguration;
import io.obconnect.journey.BrowserJourneys.Located;
import io.obconnect.message.Purpose;
import io.obconnect.request.AuthorizationRequestValidation;
import io.obconnect.request.Endpoint;
import io.obconnect.request.LoginPageAddress;
import io.obconnect.request.Parameters;
import io.obconnect.request.ReencodedRequest;
import io.obconnect.request.SealedRedirect;
import io.obconnect.request.ValidatedRequest;
import io.obconnect.request.ValidationResult;
import io.obconnect.web.Browser;
import io.obconnect.web.GuardedResponse;
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
 * The authorization endpoint. For a new intent the server sees no session, so the person always goes to the bank, whoever was logged in before.
 * The server's own call after the login, which issues the code, is recognized by its sealed address ({@link ResumedAuthorization}) and handled by
 * {@link CodeIssuance}.
 */
@ApplicationScoped
public class AuthorizationEndpointHandler implements EndpointHandler {

    @Inject
    private AuthorizationRequestValidation validation;
    @Inject
    private SharedSecretUse sharedSecretUse;
    @Inject
    private ResumedAuthorization resumed;
    @Inject
    private CodeIssuance codeIssuance;
    @Inject
    private IssuingCall issuing;
    @Inject
    private Clock clock;

    @Override
    public void pass(HttpServletRequest request, HttpServletResponse response, FilterChain chain, KeyedConfiguration keyed)
            throws IOException, ServletException {
        if (!validation.isCandidate(request, keyed.configuration())) {
            chain.doFilter(request, response);
            return;
        }
        if (Browser.onlyLooks(request)) {
            Reply.nothing().write(response);
            return;
        }
        Parameters parameters = Parameters.of(request);
        if (resumed.handled(request, parameters, keyed, located -> issue(located, parameters, request, response, chain, keyed))) {
            return;
        }
        ValidationResult result = validation.validate(Endpoint.AUTHORIZE, parameters, keyed);
        if (result instanceof ValidationResult.NotOurs) {
            chain.doFilter(request, response);
        } else if (!parameters.all("sid").isEmpty()) {
            // the server's call of a journey that is over: somebody went back in the browser's history
            PendingResponse.outOfTurn(ErrorCode.FOLLOW_UP_REPEATED).on(request);
        } else if (result instanceof ValidationResult.Invalid invalid) {
            PendingResponse.refused(invalid.refusal(), invalid.target(), invalid.clientId()).on(request);
        } else {
            begin(((ValidationResult.Valid) result).request(), parameters, request, response, chain, keyed);
        }
    }

    private void issue(Located located, Parameters parameters, HttpServletRequest request, HttpServletResponse response, FilterChain chain,
                       KeyedConfiguration keyed) throws IOException, ServletException {
        KnownTarget.note(request, located.journey().target());
        issuing.complete(request, parameters, call -> codeIssuance.pass(located, call, response, chain, keyed));
    }

    private void begin(ValidatedRequest valid, Parameters parameters, HttpServletRequest request, HttpServletResponse response,
                       FilterChain chain, KeyedConfiguration keyed) throws IOException, ServletException {
        valid.target().ifPresent(target -> KnownTarget.note(request, target));
        sharedSecretUse.count(valid);
        HttpServletRequest seen = SessionView.none(ReencodedRequest.of(request, parameters, valid.forServer()));
        chain.doFilter(seen, new GuardedResponse(response, request, firstAnswer(valid, parameters, request, keyed)));
    }

    /**
     * What the server answers to a new request. Without a session it either redirects to its login page, or refuses. Its refusals become OAuth
     * errors to the TPP, as ours do.
     */
    private GuardedResponse.Watcher firstAnswer(ValidatedRequest valid, Parameters parameters, HttpServletRequest request, KeyedConfiguration keyed) {
        return new GuardedResponse.Watcher() {
            @Override
            public String redirect(String location) {
                if (!Paths.isLoginPage(location, request, keyed.configuration())) {
                    refused(ErrorCode.SERVER_REFUSES_REQUEST, "the server answered with an error of its own");
                    return location;
                }
                return SealedRedirect.seal(keyed.seal(), Purpose.LOGIN_PAGE,
                        LoginPageAddress.of(location, parameters.single("request_uri")), request.getContextPath(),
                        valid.asked().content(clock.instant()));
            }

            @Override
            public void status(int status) {
                if (status >= HttpServletResponse.SC_INTERNAL_SERVER_ERROR) {
                    refused(ErrorCode.INTERNAL, "the server answered " + status);
                } else if (status >= HttpServletResponse.SC_BAD_REQUEST) {
                    refused(ErrorCode.SERVER_REFUSES_REQUEST, "the server answered " + status);
                } else if (status < HttpServletResponse.SC_MULTIPLE_CHOICES) { // an error by form_post
                    refused(ErrorCode.SERVER_REFUSES_REQUEST, "the server answered with a page");
                }
            }

            private void refused(ErrorCode code, String detail) {
                PendingResponse.refused(Refusal.of(code, detail), valid.target(), Optional.of(valid.clientId())).on(request);
            }
        };
    }
}
