package io.jans.as.server.authorize.ws.rs;

import com.nimbusds.jose.JWSAlgorithm;
import io.jans.as.common.model.registration.Client;
import io.jans.as.common.util.RedirectUri;
import io.jans.as.model.configuration.AppConfiguration;
import io.jans.as.model.token.JsonWebResponse;
import io.jans.as.server.service.RedirectUriResponse;
import io.obconnect.sandbox.server.ServerKeys;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Stand-in: steps of the authorization endpoint. */
@ApplicationScoped
public class AuthzRequestService {

    @Inject
    private AppConfiguration configuration;
    @Inject
    private ServerKeys keys;

    /** Lets the answer be a JWT signed with the server's key. */
    public void fillRedirectUriResponseforJARM(RedirectUriResponse redirectUriResponse, JsonWebResponse jwr, Client client) {
        RedirectUri uri = redirectUriResponse.getRedirectUri();
        uri.setIssuer(configuration.getIssuer());
        uri.setAudience(client.getClientId());
        String algorithm = client.getAttributes().getAuthorizationSignedResponseAlg();
        uri.signer(claims -> keys.sign(claims, JWSAlgorithm.parse(algorithm == null ? "RS256" : algorithm)));
    }
}
