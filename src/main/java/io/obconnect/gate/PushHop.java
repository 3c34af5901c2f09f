package io.obconnect.gate;

import io.obconnect.Code;
import io.obconnect.Refusal;
import io.obconnect.config.InForce;
import io.obconnect.journey.Failures;
import io.obconnect.request.AuthorizationRequestValidation;
import io.obconnect.request.Endpoint;
import io.obconnect.request.Parameters;
import io.obconnect.request.RewrittenRequest;
import io.obconnect.request.ValidationResult;
import io.obconnect.web.BufferedAnswer;
import io.obconnect.web.PageHeaders;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import java.io.IOException;
import java.util.Optional;

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
            push(RewrittenRequest.of(request, parameters, valid.request().forServer()), valid.request().clientId(), response, chain);
        } else if (result instanceof ValidationResult.Invalid invalid) {
            OAuthJson.refused(invalid, failures, response);
        } else {
            chain.doFilter(request, response);
        }
    }

    /** Where the server fails as it didn't foresee, it answers with whatever the exception says; the TPP reads JSON (RFC 9126 section 2.3). */
    private void push(HttpServletRequest request, String clientId, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        BufferedAnswer answer = new BufferedAnswer(response);
        chain.doFilter(request, answer);
        if (answer.getStatus() >= HttpServletResponse.SC_INTERNAL_SERVER_ERROR) {
            String description = failures.report(Refusal.of(Code.INTERNAL, "the server answered " + answer.getStatus()), Optional.of(clientId),
                    Optional.empty());
            PageHeaders.common(response);
            OAuthJson.error(HttpServletResponse.SC_INTERNAL_SERVER_ERROR, Code.INTERNAL.error(), description).write(response);
        } else {
            byte[] body = answer.body();
            response.setContentLength(body.length);
            response.getOutputStream().write(body);
        }
    }
}
