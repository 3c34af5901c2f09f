package io.obconnect.gate;

import io.obconnect.journey.Failures;
import io.obconnect.config.InForce;
import io.obconnect.request.AuthorizationRequestValidation;
import io.obconnect.request.Endpoint;
import io.obconnect.request.Parameters;
import io.obconnect.request.RewrittenRequest;
import io.obconnect.request.ValidationResult;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import java.io.IOException;

/** Pushed authorization requests (RFC 9126): verified here, and the {@code dir} form re-wrapped so that the server can read it. */
@ApplicationScoped
public class PushHop implements Hop {

    @Inject
    private AuthorizationRequestValidation validation;
    @Inject
    private Opened opened;
    @Inject
    private Failures failures;

    @Override
    public void pass(HttpServletRequest request, HttpServletResponse response, FilterChain chain, InForce inForce)
            throws IOException, ServletException {
        if (!validation.isCandidate(request, inForce.configuration())) {
            chain.doFilter(request, response);
            return;
        }
        Parameters parameters = Parameters.of(request);
        ValidationResult result = validation.validate(Endpoint.PAR, parameters, inForce);
        if (result instanceof ValidationResult.Valid valid) {
            opened.count(valid.request());
            chain.doFilter(RewrittenRequest.of(request, parameters, valid.request().forServer()), response);
        } else if (result instanceof ValidationResult.Invalid invalid) {
            OAuthJson.refused(invalid, failures, response);
        } else {
            chain.doFilter(request, response);
        }
    }
}
