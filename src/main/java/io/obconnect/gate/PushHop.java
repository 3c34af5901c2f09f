package io.obconnect.gate;

import io.obconnect.Code;
import io.obconnect.Refusal;
import io.obconnect.journey.Failures;
import io.obconnect.config.InForce;
import io.obconnect.message.Json;
import io.obconnect.request.AuthorizationRequestValidation;
import io.obconnect.request.Endpoint;
import io.obconnect.request.Parameters;
import io.obconnect.request.RewrittenRequest;
import io.obconnect.request.ValidatedRequest;
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

/** Pushed authorization requests (RFC 9126): verified here, the {@code dir} form re-wrapped so that the server can read it, and errors told as such. */
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
            BufferedAnswer answer = new BufferedAnswer(response);
            chain.doFilter(RewrittenRequest.of(request, parameters, valid.request().forServer()), answer);
            write(answer, valid.request(), response);
        } else if (result instanceof ValidationResult.Invalid invalid) {
            OAuthJson.refused(invalid, failures, response);
        } else {
            chain.doFilter(request, response);
        }
    }

    /** RFC 9126 section 2.3: an error says which. The server's own sometimes is {@code {}}, or nothing at all. */
    private void write(BufferedAnswer answer, ValidatedRequest request, HttpServletResponse response) throws IOException {
        byte[] body = answer.body();
        if (response.getStatus() < HttpServletResponse.SC_BAD_REQUEST
                || Json.object(body).filter(json -> json.get("error") instanceof String).isPresent()) {
            response.setContentLength(body.length);
            response.getOutputStream().write(body);
            return;
        }
        boolean failed = response.getStatus() >= HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
        Refusal refusal = Refusal.of(failed ? Code.INTERNAL : Code.SERVER_REFUSES_REQUEST, "the server answered " + response.getStatus());
        PageHeaders.common(response);
        OAuthJson.error(response.getStatus(), refusal.code().error(), failures.report(refusal, Optional.of(request.clientId()), Optional.empty()))
                .write(response);
    }
}
