package io.jans.as.server.model.common;

/** What was granted. */
public abstract class AuthorizationGrant extends AbstractAuthorizationGrant {
    public void save() {
        throw new UnsupportedOperationException();
    }

    public String getSub() {
        throw new UnsupportedOperationException();
    }
}
