package io.obconnect.web;

/**
 * The auth server's own session cookies. During a journey those of an ordinary login in the same browser are hidden from the server and never
 * expired, so that login lives on.
 */
public final class ServerCookies {

    static final String SESSION_ID = "session_id";
    static final String CURRENT_SESSIONS = "current_sessions";

    private ServerCookies() {
    }

    /** Whether a cookie of this name would make the server see a session. */
    static boolean names(String cookie) {
        return SESSION_ID.equals(cookie) || CURRENT_SESSIONS.equals(cookie);
    }

    /** Whether a cookie of this name is about a session, for the server or for a client's OpenID Connect session management frame. */
    static boolean tells(String cookie) {
        return names(cookie) || "session_state".equals(cookie) || "opbs".equals(cookie) || "rp_origin_id".equals(cookie);
    }
}
