package io.jans.as.server.model.common;

import io.jans.orm.model.base.Deletable;

import java.io.Serializable;
import java.util.Date;
import java.util.UUID;

/** Stand-in: a token that the server issued. */
public abstract class AbstractToken implements Serializable, Deletable {

    private String code;
    private Date creationDate;
    private Date expirationDate;
    private String sessionDn;

    protected AbstractToken(int lifetime) {
        this(UUID.randomUUID().toString(), new Date(), new Date(System.currentTimeMillis() + lifetime * 1000L));
    }

    protected AbstractToken(String code, Date creationDate, Date expirationDate) {
        this.code = code;
        this.creationDate = creationDate;
        this.expirationDate = expirationDate;
    }

    public String getCode() {
        return code;
    }

    public void setCode(String code) {
        this.code = code;
    }

    public Date getCreationDate() {
        return creationDate;
    }

    public Date getExpirationDate() {
        return expirationDate;
    }

    public void setExpirationDate(Date expirationDate) {
        this.expirationDate = expirationDate;
    }

    public String getSessionDn() {
        return sessionDn;
    }

    public void setSessionDn(String sessionDn) {
        this.sessionDn = sessionDn;
    }

    @Override
    public Boolean isDeletable() {
        return true;
    }
}
