package io.jans.as.common.model.session;

import io.jans.as.common.model.common.User;
import io.jans.orm.model.base.Deletable;

import java.io.Serializable;
import java.util.Date;
import java.util.Map;

/** A session of the auth server; one browser, one authorization at a time. */
public class SessionId implements Deletable, Serializable {
    public static final String OLD_SESSION_ID_ATTR_KEY = "old_session_id";

    public SessionId() {
    }

    public String getDn() {
        throw new UnsupportedOperationException();
    }

    public void setDn(String dn) {
        throw new UnsupportedOperationException();
    }

    public SessionIdState getState() {
        throw new UnsupportedOperationException();
    }

    public void setState(SessionIdState state) {
        throw new UnsupportedOperationException();
    }

    public String getSessionState() {
        throw new UnsupportedOperationException();
    }

    public String getId() {
        throw new UnsupportedOperationException();
    }

    public void setId(String id) {
        throw new UnsupportedOperationException();
    }

    public Date getLastUsedAt() {
        throw new UnsupportedOperationException();
    }

    public void setLastUsedAt(Date lastUsedAt) {
        throw new UnsupportedOperationException();
    }

    public String getUserDn() {
        throw new UnsupportedOperationException();
    }

    public void setUserDn(String userDn) {
        throw new UnsupportedOperationException();
    }

    public User getUser() {
        throw new UnsupportedOperationException();
    }

    public void setUser(User user) {
        throw new UnsupportedOperationException();
    }

    public Date getAuthenticationTime() {
        throw new UnsupportedOperationException();
    }

    public void setAuthenticationTime(Date authenticationTime) {
        throw new UnsupportedOperationException();
    }

    public Boolean isPermissionGrantedForClient(String clientId) {
        throw new UnsupportedOperationException();
    }

    public void addPermission(String clientId, Boolean granted) {
        throw new UnsupportedOperationException();
    }

    public Map<String, String> getSessionAttributes() {
        throw new UnsupportedOperationException();
    }

    public void setSessionAttributes(Map<String, String> sessionAttributes) {
        throw new UnsupportedOperationException();
    }

    public Date getExpirationDate() {
        throw new UnsupportedOperationException();
    }

    public void setExpirationDate(Date expirationDate) {
        throw new UnsupportedOperationException();
    }

    public Boolean isDeletable() {
        throw new UnsupportedOperationException();
    }

    public Date getCreationDate() {
        throw new UnsupportedOperationException();
    }

    public void setCreationDate(Date creationDate) {
        throw new UnsupportedOperationException();
    }

    public String getOutsideSid() {
        throw new UnsupportedOperationException();
    }

    public void setOutsideSid(String outsideSid) {
        throw new UnsupportedOperationException();
    }
}
