package io.jans.as.server.model.common;

/** An access token. */
public class AccessToken extends AbstractToken {
    public AccessToken(int lifetime) {
        throw new UnsupportedOperationException();
    }
}
