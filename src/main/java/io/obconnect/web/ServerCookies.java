package io.obconnect.web;

/**
 * The auth server's own session cookies. Those of an ordinary login in the same browser are neither shown to the server on a journey's way nor
 * ever expired: that login lives on.
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

    /** Whether a cookie of this name tells of a session, to the server or to a client's session management frame. */
    static boolean tells(String cookie) {
        return names(cookie) || "session_state".equals(cookie) || "opbs".equals(cookie) || "rp_origin_id".equals(cookie);
    }
}
