package io.obconnect.sandbox.probe;

import io.jans.as.server.model.common.IAuthorizationGrant;
import io.jans.model.token.TokenEntity;

import jakarta.enterprise.context.ApplicationScoped;

/** A bean that names the server's TokenEntity, which lives elsewhere in another generation. */
@ApplicationScoped
public class ProbeGrants {

    public TokenEntity entity(IAuthorizationGrant grant) {
        return grant.getTokenEntity();
    }
}
