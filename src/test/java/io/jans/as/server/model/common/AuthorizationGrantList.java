package io.jans.as.server.model.common;

import io.obconnect.sandbox.server.Grants;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;

/** Stand-in: finds grants by their tokens. */
@RequestScoped
public class AuthorizationGrantList {

    @Inject
    private Grants grants;

    /** Null where there is none. */
    public AuthorizationGrant getAuthorizationGrantByAccessToken(String accessToken) {
        return grants.byToken(accessToken, Grants.ACCESS_TOKEN);
    }

    /** Null where there is none, or it is another client's. */
    public AuthorizationGrant getAuthorizationGrantByRefreshToken(String clientId, String refreshToken) {
        AuthorizationGrant grant = grants.byToken(refreshToken, Grants.REFRESH_TOKEN);
        return grant != null && clientId.equals(grant.getClientId()) ? grant : null;
    }
}
