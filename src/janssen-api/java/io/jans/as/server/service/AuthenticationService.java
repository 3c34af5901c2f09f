package io.jans.as.server.service;

import io.jans.as.common.model.common.User;

/** Logs persons in. */
public class AuthenticationService {
    public AuthenticationService() {
    }

    public boolean authenticate(String userName) {
        throw new UnsupportedOperationException();
    }

    public boolean authenticate(String userName, String password) {
        throw new UnsupportedOperationException();
    }

    public boolean authenticateByUserInum(String inum) {
        throw new UnsupportedOperationException();
    }

    public User getAuthenticatedUser() {
        throw new UnsupportedOperationException();
    }
}
