package io.obconnect.gate;

import io.obconnect.OAuthError;
import io.obconnect.config.InForce;
import io.obconnect.request.Decision;
import io.obconnect.request.Endpoint;
import io.obconnect.request.Parameters;
import io.obconnect.request.RequestGate;
import io.obconnect.request.RewrittenRequest;
import io.obconnect.web.PageHeaders;
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
            chain.doFilter(RewrittenRequest.of(request, parameters, admitted.parameters()), response);
        } else {
            Decision.Rejected rejected = (Decision.Rejected) decision;
            OAuthError error = rejected.refusal().code().error();
            String description = failures.report(rejected.refusal(), rejected.clientId(), java.util.Optional.empty());
            PageHeaders.common(response);
            OAuthJson.error(HttpServletResponse.SC_BAD_REQUEST, error, description).write(response);
        }
    }
}
