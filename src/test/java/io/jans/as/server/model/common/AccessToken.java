package io.jans.as.server.model.common;

import java.util.Date;

/** Stand-in: an access token. */
public class AccessToken extends AbstractToken {

    public AccessToken(int lifetime) {
        super(lifetime);
    }

    public AccessToken(String code, Date creationDate, Date expirationDate) {
        super(code, creationDate, expirationDate);
    }
}
