package io.jans.as.server.service;

import io.jans.as.common.model.session.SessionId;

/** Ends an authorization at the server's consent page. */
public class AuthorizeService {
    public AuthorizeService() {
    }

    public SessionId getSession() {
        throw new UnsupportedOperationException();
    }

    public SessionId getSession(String sessionId) {
        throw new UnsupportedOperationException();
    }

    public void permissionDenied(SessionId session) {
        throw new UnsupportedOperationException();
    }
}
