package io.jans.as.server.authorize.ws.rs;

import io.jans.as.server.model.authorize.JwtAuthorizationRequest;

/** The parameters of an authorization request. */
public class AuthzRequest {
    public AuthzRequest() {
    }

    public JwtAuthorizationRequest getJwtRequest() {
        throw new UnsupportedOperationException();
    }

    public String getClientId() {
        throw new UnsupportedOperationException();
    }

    public String getRedirectUri() {
        throw new UnsupportedOperationException();
    }

    public String getState() {
        throw new UnsupportedOperationException();
    }

    public String getResponseType() {
        throw new UnsupportedOperationException();
    }

    public String getResponseMode() {
        throw new UnsupportedOperationException();
    }
}
