package io.jans.as.server.model.common;

import io.jans.as.model.common.GrantType;

/** The grant behind an authorization code. */
public class AuthorizationCodeGrant extends AuthorizationGrant {

    @Override
    public GrantType getGrantType() {
        return GrantType.AUTHORIZATION_CODE;
    }
}
