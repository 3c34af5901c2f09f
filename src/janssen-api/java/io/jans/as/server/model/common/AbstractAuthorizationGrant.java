package io.jans.as.server.model.common;

import io.jans.as.common.model.common.User;
import io.jans.as.common.model.registration.Client;
import io.jans.as.server.model.authorize.JwtAuthorizationRequest;

import java.util.Set;

/**
 * What was granted. {@code claims} is the text of the request's {@code claims} parameter; the store keeps it with every
 * token.
 */
public abstract class AbstractAuthorizationGrant implements IAuthorizationGrant {
    public String getClaims() {
        throw new UnsupportedOperationException();
    }

    public void setClaims(String claims) {
        throw new UnsupportedOperationException();
    }

    public String getGrantId() {
        throw new UnsupportedOperationException();
    }

    public User getUser() {
        throw new UnsupportedOperationException();
    }

    public String getUserId() {
        throw new UnsupportedOperationException();
    }

    public String getUserDn() {
        throw new UnsupportedOperationException();
    }

    public String getClientId() {
        throw new UnsupportedOperationException();
    }

    public Client getClient() {
        throw new UnsupportedOperationException();
    }

    public Set<String> getScopes() {
        throw new UnsupportedOperationException();
    }

    public JwtAuthorizationRequest getJwtAuthorizationRequest() {
        throw new UnsupportedOperationException();
    }

    public String getAcrValues() {
        throw new UnsupportedOperationException();
    }

    public void setAcrValues(String acrValues) {
        throw new UnsupportedOperationException();
    }

    public String getSessionDn() {
        throw new UnsupportedOperationException();
    }
}
