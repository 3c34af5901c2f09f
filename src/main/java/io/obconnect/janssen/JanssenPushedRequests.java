package io.obconnect.janssen;

import io.jans.as.persistence.model.Par;
import io.jans.as.persistence.model.ParAttributes;
import io.jans.as.server.par.ws.rs.ParService;
import io.jans.orm.PersistenceEntryManager;
import io.obconnect.DirectoryUnavailable;
import io.obconnect.request.OwnPushes;
import io.obconnect.request.PushedRequests;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Pushed requests as the server stored them, the object included; and some of our own. */
@ApplicationScoped
public class JanssenPushedRequests implements PushedRequests, OwnPushes {

    private static final Logger LOG = LoggerFactory.getLogger(JanssenPushedRequests.class);

    @Inject
    private ParService pars;
    @Inject
    private PersistenceEntryManager store;
    @Inject
    private Clock clock;

    @Override
    public Optional<Pushed> find(String requestUri) {
        Date now = Date.from(clock.instant());
        return Optional.ofNullable(pars.getPar(requestUri)).filter(par -> par.getAttributes().getClientId() != null)
                .map(par -> new Pushed(par.getAttributes().getClientId(), parameters(par.getAttributes()), par.isExpired(now)));
    }

    @Override
    public String push(Map<String, String> parameters, Instant until) {
        Instant now = clock.instant();
        Par par = new Par();
        par.setDeletable(true);
        par.setExpirationDate(Date.from(until));
        par.setTtl(Math.toIntExact(Duration.between(now, until).toSeconds()));
        ParAttributes attributes = par.getAttributes();
        attributes.setNbf(Math.toIntExact(now.getEpochSecond())); // the server takes no pushed request without
        attributes.setClientId(parameters.get("client_id"));
        attributes.setRedirectUri(parameters.get("redirect_uri"));
        attributes.setResponseType(parameters.get("response_type"));
        attributes.setResponseMode(parameters.get("response_mode"));
        attributes.setScope(parameters.get("scope"));
        attributes.setState(parameters.get("state"));
        attributes.setNonce(parameters.get("nonce"));
        attributes.setDisplay(parameters.get("display"));
        attributes.setUiLocales(parameters.get("ui_locales"));
        attributes.setAcrValuesStr(parameters.get("acr_values"));
        attributes.setCodeChallenge(parameters.get("code_challenge"));
        attributes.setCodeChallengeMethod(parameters.get("code_challenge_method"));
        try {
            pars.persist(par);
        } catch (RuntimeException e) {
            throw new DirectoryUnavailable("pushed requests can't be written", e);
        }
        return ParService.toOutsideId(par.getId());
    }

    @Override
    public void remove(String requestUri) {
        try {
            Par par = pars.getPar(requestUri);
            if (par != null) {
                store.remove(par.getDn(), Par.class);
            }
        } catch (RuntimeException e) { // on LDAP also where another node was faster
            LOG.debug("a pushed request isn't removed: {}", e.getClass().getSimpleName());
        }
    }

    private static Map<String, String> parameters(ParAttributes attributes) {
        Map<String, String> parameters = new HashMap<>();
        parameters.put("client_id", attributes.getClientId());
        parameters.put("redirect_uri", attributes.getRedirectUri());
        parameters.put("response_type", attributes.getResponseType());
        parameters.put("response_mode", attributes.getResponseMode());
        parameters.put("scope", attributes.getScope());
        parameters.put("state", attributes.getState());
        parameters.put("nonce", attributes.getNonce());
        parameters.put("prompt", attributes.getPrompt());
        parameters.put("acr_values", attributes.getAcrValuesStr());
        parameters.put("claims", attributes.getClaims());
        parameters.put("request", attributes.getRequest());
        parameters.values().removeIf(value -> value == null || value.isBlank());
        return parameters;
    }
}
