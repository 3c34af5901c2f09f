package io.jans.as.persistence.model;

import java.io.Serializable;
import java.util.Date;

/** What a person has allowed a client. */
public class ClientAuthorization implements Serializable {
    public ClientAuthorization() {
    }

    public String getDn() {
        throw new UnsupportedOperationException();
    }

    public void setDn(String dn) {
        throw new UnsupportedOperationException();
    }

    public String getId() {
        throw new UnsupportedOperationException();
    }

    public void setId(String id) {
        throw new UnsupportedOperationException();
    }

    public String getClientId() {
        throw new UnsupportedOperationException();
    }

    public void setClientId(String clientId) {
        throw new UnsupportedOperationException();
    }

    public String[] getScopes() {
        throw new UnsupportedOperationException();
    }

    public void setScopes(String[] scopes) {
        throw new UnsupportedOperationException();
    }

    public String getUserId() {
        throw new UnsupportedOperationException();
    }

    public void setUserId(String userId) {
        throw new UnsupportedOperationException();
    }

    public Date getExpirationDate() {
        throw new UnsupportedOperationException();
    }

    public void setExpirationDate(Date expirationDate) {
        throw new UnsupportedOperationException();
    }

    public boolean isDeletable() {
        throw new UnsupportedOperationException();
    }

    public void setDeletable(boolean deletable) {
        throw new UnsupportedOperationException();
    }

    public Integer getTtl() {
        throw new UnsupportedOperationException();
    }

    public void setTtl(Integer ttl) {
        throw new UnsupportedOperationException();
    }
}
