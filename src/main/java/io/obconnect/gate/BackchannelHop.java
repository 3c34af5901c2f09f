package io.obconnect.gate;

import io.obconnect.config.InForce;
import io.obconnect.request.Decision;
import io.obconnect.request.Endpoint;
import io.obconnect.request.Parameters;
import io.obconnect.request.RequestGate;
import io.obconnect.web.PageHeaders;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import java.io.IOException;

/** CIBA and device authorization: there is no browser to bind a consent to, so an intent is refused there. */
@ApplicationScoped
public class BackchannelHop implements Hop {

    @Inject
    private RequestGate gate;
    @Inject
    private Failures failures;

    @Override
    public void pass(HttpServletRequest request, HttpServletResponse response, FilterChain chain, InForce inForce)
            throws IOException, ServletException {
        if (gate.concerns(request)
                && gate.examine(Endpoint.BACKCHANNEL, Parameters.of(request)) instanceof Decision.Rejected rejected) {
            String description = failures.report(rejected.refusal(), rejected.clientId(), java.util.Optional.empty());
            PageHeaders.common(response);
            OAuthJson.error(HttpServletResponse.SC_BAD_REQUEST, rejected.refusal().code().error(), description).write(response);
        } else {
            chain.doFilter(request, response);
        }
    }
}
