package io.jans.as.server.model.common;

/** A refresh token. */
public class RefreshToken extends AbstractToken {
    public RefreshToken(int lifetime) {
        throw new UnsupportedOperationException();
    }
}
