package io.jans.as.server.service;

import io.jans.as.common.model.session.SessionId;
import io.jans.as.common.model.session.SessionIdState;
import io.jans.as.model.configuration.AppConfiguration;
import io.jans.service.cdi.util.CdiUtil;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.json.JSONArray;
import org.json.JSONException;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Stream;

/** Fact: {@code Path=/; Secure}, also over HTTP, and no SameSite. */
@RequestScoped
public class CookieService {

    public static final String SESSION_ID_COOKIE_NAME = "session_id";
    public static final String CURRENT_SESSIONS_COOKIE_NAME = "current_sessions";

    @Inject
    private AppConfiguration configuration;

    /** Empty where there is none. */
    public String getSessionIdFromCookie(HttpServletRequest request) {
        return value(request, SESSION_ID_COOKIE_NAME);
    }

    private static String value(HttpServletRequest request, String name) {
        return request.getCookies() == null ? "" : Stream.of(request.getCookies())
                .filter(cookie -> cookie.getName().equals(name)).map(Cookie::getValue).findFirst().orElse("");
    }

    public void createSessionIdCookie(SessionId session, HttpServletRequest request, HttpServletResponse response, boolean uma) {
        if (session.getState() == SessionIdState.AUTHENTICATED) {
            addCurrentSession(session, request, response);
        }
        set(response, SESSION_ID_COOKIE_NAME, session.getId(), true);
        set(response, "session_state", session.getSessionState(), false);
        set(response, "opbs", session.getSessionAttributes().get("opbs"), false);
    }

    private void addCurrentSession(SessionId session, HttpServletRequest request, HttpServletResponse response) {
        Set<String> ids = new LinkedHashSet<>();
        try {
            String value = URLDecoder.decode(value(request, CURRENT_SESSIONS_COOKIE_NAME), StandardCharsets.UTF_8);
            new JSONArray(value).forEach(id -> ids.add(String.valueOf(id)));
        } catch (JSONException | IllegalArgumentException e) {
            ids.clear();
        }
        ids.remove(session.getSessionAttributes().get(SessionId.OLD_SESSION_ID_ATTR_KEY));
        SessionIdService sessions = CdiUtil.bean(SessionIdService.class);
        ids.removeIf(id -> sessions.getSessionId(id, true) == null);
        ids.add(session.getId());
        set(response, CURRENT_SESSIONS_COOKIE_NAME, URLEncoder.encode(new JSONArray(ids).toString(), StandardCharsets.UTF_8), true);
    }

    private void set(HttpServletResponse response, String name, String value, boolean httpOnly) {
        response.addHeader("Set-Cookie", name + "=" + value + "; Path=/; Secure" + (httpOnly ? "; HttpOnly" : "")
                + "; Max-Age=" + configuration.getSessionIdLifetime());
    }

    public void removeSessionIdCookie(HttpServletResponse response) {
        removeCookie(SESSION_ID_COOKIE_NAME, response);
    }

    public void removeCookie(String name, HttpServletResponse response) {
        Cookie cookie = new Cookie(name, null);
        cookie.setPath("/");
        cookie.setMaxAge(0);
        response.addCookie(cookie);
    }
}
