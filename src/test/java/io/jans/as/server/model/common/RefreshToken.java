package io.jans.as.server.model.common;

import java.util.Date;

/** Stand-in: a refresh token. */
public class RefreshToken extends AbstractToken {

    public RefreshToken(int lifetime) {
        super(lifetime);
    }

    public RefreshToken(String code, Date creationDate, Date expirationDate) {
        super(code, creationDate, expirationDate);
    }
}
