package io.obconnect.janssen;

import io.jans.orm.annotation.AttributeName;
import io.jans.orm.annotation.DN;
import io.jans.orm.annotation.DataEntry;
import io.jans.orm.annotation.ObjectClass;

import java.util.Date;

/**
 * An entry in the branch of client authorizations: what a Person allowed a client, or something that may happen once. The server's own
 * cleaner removes what has {@code del} and an {@code exp} that has passed.
 */
@DataEntry
@ObjectClass("jansClntAuthz")
public class AuthorizationEntry {

    @DN
    private String dn;

    @AttributeName(name = "jansId")
    private String id;

    @AttributeName(name = "jansClntId")
    private String clientId;

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

    public String getClientId() {
        return clientId;
    }

    public void setClientId(String clientId) {
        this.clientId = clientId;
    }

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
