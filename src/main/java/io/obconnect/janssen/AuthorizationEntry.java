package io.obconnect.janssen;

import io.jans.orm.annotation.AttributeName;
import io.jans.orm.annotation.DN;

import java.util.Date;

/**
 * An entry in the branch of client authorizations: what a Person allowed a client, or something that may happen once. The server's own
 * cleaner removes what has {@code del} and an {@code exp} that has passed.
 *
 * <p>The client's attribute has another name on newer servers; a class that names the wrong one fails on SQL even where it only reads.
 * {@link AuthorizationEntries} knows which class is this server's.
 */
public abstract class AuthorizationEntry {

    @DN
    private String dn;

    @AttributeName(name = "jansId")
    private String id;

    @AttributeName(name = "jansUsrId")
    private String inum;

    @AttributeName(name = "jansScope")
    private String[] scopes;

    @AttributeName(name = "exp")
    private Date expiry;

    @AttributeName(name = "del")
    private Boolean deletable;

    public String getDn() {
        return dn;
    }

    public void setDn(String dn) {
        this.dn = dn;
    }

    public String getId() {
        return id;
    }

    public void setId(String id) {
        this.id = id;
    }

    public abstract String getClientId();

    public abstract void setClientId(String clientId);

    public String getInum() {
        return inum;
    }

    public void setInum(String inum) {
        this.inum = inum;
    }

    public String[] getScopes() {
        return scopes;
    }

    public void setScopes(String[] scopes) {
        this.scopes = scopes;
    }

    public Date getExpiry() {
        return expiry;
    }

    public void setExpiry(Date expiry) {
        this.expiry = expiry;
    }

    public Boolean getDeletable() {
        return deletable;
    }

    public void setDeletable(Boolean deletable) {
        this.deletable = deletable;
    }
}
