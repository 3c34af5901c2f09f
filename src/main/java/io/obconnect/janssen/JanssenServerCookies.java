package io.obconnect.janssen;

import io.jans.as.server.service.CookieService;
import io.obconnect.web.ServerCookies;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletResponse;

/** Removes the server's session cookies the way the server sets them, its cookie domain included. */
@ApplicationScoped
public class JanssenServerCookies implements ServerCookies {

    @Inject
    private CookieService cookies;

    @Override
    public void expire(HttpServletResponse response) {
        cookies.removeCookie(SESSION_ID, response);
        cookies.removeCookie(CURRENT_SESSIONS, response);
    }
}
