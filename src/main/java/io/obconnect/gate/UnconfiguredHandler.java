package io.obconnect.gate;

import io.obconnect.ErrorCode;
import io.obconnect.Refusal;
import io.obconnect.config.ActiveConfiguration;
import io.obconnect.request.AuthServer;
import io.obconnect.request.Client;
import io.obconnect.request.Clients;
import io.obconnect.request.Parameters;
import io.obconnect.request.ErrorResponseTargets;
import io.obconnect.web.PendingResponse;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;

/**
 * While the properties are wrong: requests for us are answered with {@code temporarily_unavailable}, all others pass. Without keys we can't look
 * for an intent, so a request counts as ours when it asks for our acr, or carries a request object and its client is a TPP by the properties or
 * by its token script.
 */
@ApplicationScoped
public class UnconfiguredHandler {

    @Inject
    private ActiveConfiguration active;
    @Inject
    private Clients clients;
    @Inject
    private AuthServer server;

    public void pass(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws IOException, ServletException {
        String path = Paths.of(request);
        if (!path.endsWith("/authorize") && !path.endsWith("/authorize.htm")) {
            if (path.startsWith("/auth/obconnect/")) {
                PendingResponse.page(ErrorCode.NOT_CONFIGURED).on(request);
            } else {
                chain.doFilter(request, response);
            }
            return;
        }
        Parameters parameters = Parameters.of(request);
        Optional<Client> client = parameters.single("client_id").flatMap(clients::find);
        boolean object = parameters.single("request").isPresent() || parameters.single("request_uri").isPresent();
        if (wantsOurAcr(parameters) || object && client.map(this::isTpp).orElse(true)) {
            PendingResponse.refused(Refusal.of(ErrorCode.NOT_CONFIGURED), client.flatMap(known -> ErrorResponseTargets.of(known, parameters.singles())), client.map(Client::id))
                    .on(request);
        } else {
            chain.doFilter(request, response);
        }
    }

    private boolean wantsOurAcr(Parameters parameters) {
        return parameters.single("acr_values").stream().flatMap(values -> Arrays.stream(values.split(" "))).anyMatch(server::isOurAcr);
    }

    private boolean isTpp(Client client) {
        return client.tokenScript() || active.tpps().contains(client.id());
    }
}
