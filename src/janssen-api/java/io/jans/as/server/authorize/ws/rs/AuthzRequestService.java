package io.jans.as.server.authorize.ws.rs;

import io.jans.as.common.model.registration.Client;
import io.jans.as.model.token.JsonWebResponse;
import io.jans.as.server.service.RedirectUriResponse;

/** Steps of the authorization endpoint. */
public class AuthzRequestService {
    public AuthzRequestService() {
    }

    public void fillRedirectUriResponseforJARM(RedirectUriResponse redirectUriResponse, JsonWebResponse jwr, Client client) {
        throw new UnsupportedOperationException();
    }
}
