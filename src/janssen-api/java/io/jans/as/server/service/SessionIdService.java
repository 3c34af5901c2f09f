package io.jans.as.server.service;

import io.jans.as.common.model.session.SessionId;

import jakarta.servlet.http.HttpServletRequest;

import java.util.Map;

/** Finds, stores and removes sessions. */
public class SessionIdService {
    public SessionIdService() {
    }

    public String getAcr(SessionId session) {
        throw new UnsupportedOperationException();
    }

    public SessionId getSessionId() {
        throw new UnsupportedOperationException();
    }

    public SessionId getSessionId(HttpServletRequest request) {
        throw new UnsupportedOperationException();
    }

    public SessionId getSessionId(String sessionId) {
        throw new UnsupportedOperationException();
    }

    public SessionId getSessionId(String sessionId, boolean silently) {
        throw new UnsupportedOperationException();
    }

    public SessionId getSessionById(String sessionId, boolean silently) {
        throw new UnsupportedOperationException();
    }

    public SessionId getSessionByDn(String dn) {
        throw new UnsupportedOperationException();
    }

    public SessionId getSessionByDn(String dn, boolean silently) {
        throw new UnsupportedOperationException();
    }

    public SessionId getSessionBySid(String sid) {
        throw new UnsupportedOperationException();
    }

    public Map<String, String> getSessionAttributes(SessionId session) {
        throw new UnsupportedOperationException();
    }

    public boolean isExpired(SessionId session) {
        throw new UnsupportedOperationException();
    }

    public boolean isSessionValid(SessionId session) {
        throw new UnsupportedOperationException();
    }

    public boolean isSessionIdAuthenticated(SessionId session) {
        throw new UnsupportedOperationException();
    }

    public boolean remove(SessionId session) {
        throw new UnsupportedOperationException();
    }

    public boolean updateSessionId(SessionId session) {
        throw new UnsupportedOperationException();
    }

    public boolean updateSessionId(SessionId session, boolean updateLastUsedAt) {
        throw new UnsupportedOperationException();
    }

    public boolean updateSessionId(SessionId session, boolean updateLastUsedAt, boolean forceUpdate, boolean modified) {
        throw new UnsupportedOperationException();
    }
}
