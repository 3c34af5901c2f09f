package io.jans.model.security;

import io.jans.as.common.model.common.User;

import java.io.Serializable;

/** User name and password of the current request. */
public class Credentials implements Serializable {
    public String getUsername() {
        throw new UnsupportedOperationException();
    }

    public void setUsername(String username) {
        throw new UnsupportedOperationException();
    }
}
