package io.jans.as.common.model.session;

import io.jans.as.common.model.common.User;
import io.jans.orm.annotation.AttributeName;
import io.jans.orm.annotation.DN;
import io.jans.orm.annotation.DataEntry;
import io.jans.orm.annotation.JsonObject;
import io.jans.orm.annotation.ObjectClass;
import io.jans.orm.model.base.Deletable;

import java.io.Serializable;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;

/** Stand-in: a session of the auth server; one browser, one authorization at a time. */
@DataEntry
@ObjectClass("jansSessId")
public class SessionId implements Deletable, Serializable {

    public static final String OLD_SESSION_ID_ATTR_KEY = "old_session_id";

    @DN
    private String dn;
    @AttributeName(name = "jansId")
    private String id;
    @AttributeName(name = "sid")
    private String outsideSid;
    @AttributeName(name = "jansLastAccessTime")
    private Date lastUsedAt;
    @AttributeName(name = "jansUsrDN")
    private String userDn;
    @AttributeName(name = "authnTime")
    private Date authenticationTime;
    @AttributeName(name = "jansState")
    private SessionIdState state;
    @AttributeName(name = "jansSessState")
    private String sessionState;
    @AttributeName(name = "jansPermissionGrantedMap")
    @JsonObject
    private Map<String, Boolean> permissions = new HashMap<>();
    @AttributeName(name = "jansSessAttr")
    @JsonObject
    private Map<String, String> sessionAttributes = new HashMap<>();
    @AttributeName(name = "exp")
    private Date expirationDate;
    @AttributeName(name = "del")
    private Boolean deletable = true;
    @AttributeName(name = "creationDate")
    private Date creationDate = new Date();
    private transient User user;

    public String getDn() {
        return dn;
    }

    public void setDn(String dn) {
        this.dn = dn;
    }

    public SessionIdState getState() {
        return state;
    }

    public void setState(SessionIdState state) {
        this.state = state;
    }

    public String getSessionState() {
        return sessionState;
    }

    public void setSessionState(String sessionState) {
        this.sessionState = sessionState;
    }

    public String getId() {
        return id;
    }

    public void setId(String id) {
        this.id = id;
    }

    public Date getLastUsedAt() {
        return lastUsedAt;
    }

    public void setLastUsedAt(Date lastUsedAt) {
        this.lastUsedAt = lastUsedAt;
    }

    public String getUserDn() {
        return userDn;
    }

    public void setUserDn(String userDn) {
        this.userDn = userDn;
    }

    public User getUser() {
        return user;
    }

    public void setUser(User user) {
        this.user = user;
    }

    public Date getAuthenticationTime() {
        return authenticationTime;
    }

    public void setAuthenticationTime(Date authenticationTime) {
        this.authenticationTime = authenticationTime;
    }

    public Boolean isPermissionGrantedForClient(String clientId) {
        return permissions.get(clientId);
    }

    public void addPermission(String clientId, Boolean granted) {
        permissions.put(clientId, granted);
    }

    public Map<String, Boolean> permissions() {
        return permissions;
    }

    public Map<String, String> getSessionAttributes() {
        return sessionAttributes;
    }

    public void setSessionAttributes(Map<String, String> sessionAttributes) {
        this.sessionAttributes = sessionAttributes;
    }

    public Date getExpirationDate() {
        return expirationDate;
    }

    public void setExpirationDate(Date expirationDate) {
        this.expirationDate = expirationDate;
    }

    @Override
    public Boolean isDeletable() {
        return deletable;
    }

    public Date getCreationDate() {
        return creationDate;
    }

    public void setCreationDate(Date creationDate) {
        this.creationDate = creationDate;
    }

    public String getOutsideSid() {
        return outsideSid;
    }

    public void setOutsideSid(String outsideSid) {
        this.outsideSid = outsideSid;
    }
}
