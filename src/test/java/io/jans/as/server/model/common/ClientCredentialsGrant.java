package io.jans.as.server.model.common;

import io.jans.as.model.common.GrantType;

/** The grant of a client for itself. */
public class ClientCredentialsGrant extends AuthorizationGrant {

    @Override
    public GrantType getGrantType() {
        return GrantType.CLIENT_CREDENTIALS;
    }
}
