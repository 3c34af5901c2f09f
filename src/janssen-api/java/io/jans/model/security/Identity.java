package io.jans.model.security;

import java.io.Serializable;
import java.util.HashMap;

/** Who the current request belongs to. */
public class Identity implements Serializable {
    public Identity() {
    }

    public boolean isLoggedIn() {
        throw new UnsupportedOperationException();
    }

    public Credentials getCredentials() {
        throw new UnsupportedOperationException();
    }

    public void logout() {
        throw new UnsupportedOperationException();
    }

    public HashMap<String, Object> getWorkingParameters() {
        throw new UnsupportedOperationException();
    }

    public boolean isSetWorkingParameter(String name) {
        throw new UnsupportedOperationException();
    }

    public Object getWorkingParameter(String name) {
        throw new UnsupportedOperationException();
    }

    public void setWorkingParameter(String name, Object value) {
        throw new UnsupportedOperationException();
    }
}
