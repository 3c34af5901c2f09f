package io.jans.as.server.model.common;

import io.jans.as.model.common.GrantType;

/** The grant behind tokens that the authorization endpoint issues without a code. */
public class ImplicitGrant extends AuthorizationGrant {

    @Override
    public GrantType getGrantType() {
        return GrantType.IMPLICIT;
    }
}
