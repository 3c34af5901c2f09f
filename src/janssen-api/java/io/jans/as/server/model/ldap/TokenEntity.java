package io.jans.as.server.model.ldap;

import java.io.Serializable;
import java.util.Date;

/** A token as the store keeps it. */
public class TokenEntity implements Serializable {
    public TokenEntity() {
    }

    public TokenAttributes getAttributes() {
        throw new UnsupportedOperationException();
    }

    public final void setAttributes(TokenAttributes attributes) {
        throw new UnsupportedOperationException();
    }

    public String getGrantId() {
        throw new UnsupportedOperationException();
    }

    public Date getExpirationDate() {
        throw new UnsupportedOperationException();
    }

    public void setExpirationDate(Date expirationDate) {
        throw new UnsupportedOperationException();
    }

    public String getTokenType() {
        throw new UnsupportedOperationException();
    }

    public String getClientId() {
        throw new UnsupportedOperationException();
    }

    public String getClaims() {
        throw new UnsupportedOperationException();
    }

    public void setClaims(String claims) {
        throw new UnsupportedOperationException();
    }

    public String getJwtRequest() {
        throw new UnsupportedOperationException();
    }

    public String getSessionDn() {
        throw new UnsupportedOperationException();
    }

    public String getAuthMode() {
        throw new UnsupportedOperationException();
    }

    public String getUserId() {
        throw new UnsupportedOperationException();
    }
}
