package io.obconnect.janssen;

import io.jans.as.persistence.model.Par;
import io.jans.as.persistence.model.ParAttributes;
import io.jans.as.server.par.ws.rs.ParService;
import io.obconnect.request.PushedRequests;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import java.time.Clock;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Pushed requests as the server stored them, the object included. */
@ApplicationScoped
public class JanssenPushedRequests implements PushedRequests {

    @Inject
    private ParService pars;
    @Inject
    private Clock clock;

    @Override
    public Optional<Pushed> find(String requestUri) {
        return Optional.ofNullable(pars.getPar(requestUri))
                .filter(par -> !par.isExpired(Date.from(clock.instant())))
                .map(Par::getAttributes)
                .filter(attributes -> attributes.getClientId() != null)
                .map(attributes -> new Pushed(attributes.getClientId(), parameters(attributes)));
    }

    private static Map<String, String> parameters(ParAttributes attributes) {
        Map<String, String> parameters = new HashMap<>();
        put(parameters, "client_id", attributes.getClientId());
        put(parameters, "redirect_uri", attributes.getRedirectUri());
        put(parameters, "response_type", attributes.getResponseType());
        put(parameters, "response_mode", attributes.getResponseMode());
        put(parameters, "scope", attributes.getScope());
        put(parameters, "state", attributes.getState());
        put(parameters, "nonce", attributes.getNonce());
        put(parameters, "prompt", attributes.getPrompt());
        put(parameters, "acr_values", attributes.getAcrValuesStr());
        put(parameters, "claims", attributes.getClaims());
        put(parameters, "request", attributes.getRequest());
        return parameters;
    }

    private static void put(Map<String, String> parameters, String name, String value) {
        if (value != null && !value.isBlank()) {
            parameters.put(name, value);
        }
    }
}
