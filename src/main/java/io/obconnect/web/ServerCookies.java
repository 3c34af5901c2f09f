package io.obconnect.web;

import jakarta.servlet.http.HttpServletResponse;

/** The auth server's own session cookies. */
public interface ServerCookies {

    String SESSION_ID = "session_id";
    String CURRENT_SESSIONS = "current_sessions";

    /** Whether a cookie of this name would make the server see a session. */
    static boolean names(String cookie) {
        return SESSION_ID.equals(cookie) || CURRENT_SESSIONS.equals(cookie);
    }

    /** Whether a cookie of this name tells of a session, to the server or to a client's session management frame. */
    static boolean tells(String cookie) {
        return names(cookie) || "session_state".equals(cookie) || "opbs".equals(cookie) || "rp_origin_id".equals(cookie);
    }

    /** Removes both from the browser, with the server's own attributes. */
    void expire(HttpServletResponse response);
}
