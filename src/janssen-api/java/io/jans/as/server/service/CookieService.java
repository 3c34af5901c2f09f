package io.jans.as.server.service;

import io.jans.as.common.model.session.SessionId;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** The server's own cookies. */
public class CookieService {
    public static final String SESSION_ID_COOKIE_NAME = "session_id";

    public CookieService() {
    }

    public String getSessionIdFromCookie(HttpServletRequest request) {
        throw new UnsupportedOperationException();
    }

    public void createSessionIdCookie(SessionId session, HttpServletRequest request, HttpServletResponse response, boolean uma) {
        throw new UnsupportedOperationException();
    }

    public void removeSessionIdCookie(HttpServletResponse response) {
        throw new UnsupportedOperationException();
    }

    public void removeCookie(String name, HttpServletResponse response) {
        throw new UnsupportedOperationException();
    }
}
