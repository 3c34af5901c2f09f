package io.jans.model.security;

import jakarta.enterprise.inject.Vetoed;
import jakarta.inject.Inject;

import java.io.Serializable;
import java.util.HashMap;

/** Stand-in: who the current request belongs to. */
@Vetoed
public class Identity implements Serializable {

    @Inject
    private Credentials credentials;
    private boolean loggedIn;
    private HashMap<String, Object> workingParameters = new HashMap<>();

    public boolean isLoggedIn() {
        return loggedIn;
    }

    /** Marks the request as somebody's. */
    public void quietLogin() {
        loggedIn = true;
    }

    public Credentials getCredentials() {
        return credentials;
    }

    public void logout() {
        loggedIn = false;
    }

    public HashMap<String, Object> getWorkingParameters() {
        return workingParameters;
    }

    public boolean isSetWorkingParameter(String name) {
        return workingParameters.containsKey(name);
    }

    public Object getWorkingParameter(String name) {
        return workingParameters.get(name);
    }

    public void setWorkingParameter(String name, Object value) {
        workingParameters.put(name, value);
    }
}
