package io.jans.as.server.model.common;

import io.jans.orm.model.base.Deletable;

import java.io.Serializable;
import java.util.Date;

/** A token that the server issued. */
public abstract class AbstractToken implements Serializable, Deletable {
    public String getCode() {
        throw new UnsupportedOperationException();
    }

    public void setCode(String code) {
        throw new UnsupportedOperationException();
    }

    public Date getCreationDate() {
        throw new UnsupportedOperationException();
    }

    public Date getExpirationDate() {
        throw new UnsupportedOperationException();
    }

    public void setExpirationDate(Date expirationDate) {
        throw new UnsupportedOperationException();
    }

    public String getSessionDn() {
        throw new UnsupportedOperationException();
    }

    public Boolean isDeletable() {
        throw new UnsupportedOperationException();
    }
}
