package io.jans.as.server.model.common;

/** Finds grants by their tokens. */
public class AuthorizationGrantList {
    public AuthorizationGrantList() {
    }

    public AuthorizationGrant getAuthorizationGrantByAccessToken(String accessToken) {
        throw new UnsupportedOperationException();
    }

    public AuthorizationGrant getAuthorizationGrantByRefreshToken(String clientId, String refreshToken) {
        throw new UnsupportedOperationException();
    }
}
