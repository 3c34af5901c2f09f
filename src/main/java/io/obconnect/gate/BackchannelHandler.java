package io.obconnect.gate;

import io.obconnect.journey.Failures;
import io.obconnect.config.KeyedConfiguration;
import io.obconnect.request.AuthorizationRequestValidation;
import io.obconnect.request.Endpoint;
import io.obconnect.request.Parameters;
import io.obconnect.request.ValidationResult;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import java.io.IOException;

/** CIBA and device authorization: there is no browser to bind a consent to, so an intent is refused there. */
@ApplicationScoped
public class BackchannelHandler implements EndpointHandler {

    @Inject
    private AuthorizationRequestValidation validation;
    @Inject
    private Failures failures;

    @Override
    public void pass(HttpServletRequest request, HttpServletResponse response, FilterChain chain, KeyedConfiguration keyed)
            throws IOException, ServletException {
        if (validation.isCandidate(request, keyed.configuration())
                && validation.validate(Endpoint.BACKCHANNEL, Parameters.of(request), keyed) instanceof ValidationResult.Invalid invalid) {
            OAuthJson.refused(invalid, failures, response);
        } else {
            chain.doFilter(request, response);
        }
    }
}
