package io.jans.as.server.model.common;

import io.jans.as.common.model.registration.Client;

import java.util.Map;

/** What is known while tokens are made. */
public class ExecutionContext {
    public ExecutionContext() {
    }

    public Map<String, String> getAttributes() {
        throw new UnsupportedOperationException();
    }

    public Client getClient() {
        throw new UnsupportedOperationException();
    }

    public AuthorizationGrant getGrant() {
        throw new UnsupportedOperationException();
    }
}
