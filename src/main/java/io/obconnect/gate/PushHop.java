package io.obconnect.gate;

import io.obconnect.Code;
import io.obconnect.OAuthError;
import io.obconnect.Refusal;
import io.obconnect.config.InForce;
import io.obconnect.request.Decision;
import io.obconnect.request.Endpoint;
import io.obconnect.request.Parameters;
import io.obconnect.request.RequestGate;
import io.obconnect.request.RewrittenRequest;
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
    private RequestGate gate;
    @Inject
    private Opened opened;
    @Inject
    private Failures failures;

    @Override
    public void pass(HttpServletRequest request, HttpServletResponse response, FilterChain chain, InForce inForce)
            throws IOException, ServletException {
        if (!gate.concerns(request)) {
            chain.doFilter(request, response);
            return;
        }
        Parameters parameters = Parameters.of(request);
        Decision decision = gate.examine(Endpoint.PAR, parameters);
        if (decision instanceof Decision.NotOurs) {
            chain.doFilter(request, response);
        } else if (decision instanceof Decision.Admitted admitted) {
            opened.count(admitted.request());
            push(RewrittenRequest.of(request, parameters, admitted.parameters()), admitted.request().clientId(), response, chain);
        } else {
            Decision.Rejected rejected = (Decision.Rejected) decision;
            OAuthError error = rejected.refusal().code().error();
            String description = failures.report(rejected.refusal(), rejected.clientId(), Optional.empty());
            PageHeaders.common(response);
            OAuthJson.error(HttpServletResponse.SC_BAD_REQUEST, error, description).write(response);
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
