package io.obconnect.web;

import io.obconnect.request.Parameters;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A request with exactly the session that the server may see: one of ours, or none. The server finds sessions by cookies that all tabs of a
 * browser share; a journey has a cookie of its own, and this class replaces the server's cookie accordingly. It also hides everything else in the
 * request that names a session or a user.
 */
public final class SessionView extends HttpServletRequestWrapper {

    private final Optional<String> sessionId;
    /** What the server may see; null until it asks. */
    private Cookie[] cookies;

    private SessionView(HttpServletRequest request, Optional<String> sessionId) {
        super(request);
        this.sessionId = sessionId;
    }

    /** The server sees no session at all. */
    public static HttpServletRequest none(HttpServletRequest request) {
        return new SessionView(request, Optional.empty());
    }

    /** The server sees this session and no other. */
    public static HttpServletRequest only(HttpServletRequest request, String sessionId) {
        return new SessionView(request, Optional.of(sessionId));
    }

    @Override
    public Cookie[] getCookies() {
        if (cookies == null) {
            cookies = visible();
        }
        return cookies.length == 0 ? null : cookies.clone();
    }

    private Cookie[] visible() {
        List<Cookie> visible = new ArrayList<>();
        Cookie[] sent = super.getCookies();
        if (sent != null) {
            for (Cookie cookie : sent) {
                if (!ServerCookies.names(cookie.getName())) {
                    visible.add(cookie);
                }
            }
        }
        sessionId.ifPresent(id -> visible.add(new Cookie(ServerCookies.SESSION_ID, id)));
        return visible.toArray(Cookie[]::new);
    }

    // RESTEasy builds its cookies from the header itself; with an Authorization header the server makes a session of its own
    @Override
    public String getHeader(String name) {
        if ("Cookie".equalsIgnoreCase(name)) {
            return cookieHeader();
        }
        return "Authorization".equalsIgnoreCase(name) ? null : super.getHeader(name);
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
        if (!"Cookie".equalsIgnoreCase(name) && !"Authorization".equalsIgnoreCase(name)) {
            return super.getHeaders(name);
        }
        String header = getHeader(name);
        return header == null ? Collections.emptyEnumeration() : Collections.enumeration(List.of(header));
    }

    // RESTEasy reads parameters from here
    @Override
    public String getQueryString() {
        String query = super.getQueryString();
        return query == null || Arrays.stream(query.split("&")).noneMatch(SessionView::namesSession) ? query
                : Arrays.stream(query.split("&")).filter(parameter -> !namesSession(parameter)).collect(Collectors.joining("&"));
    }

    private static boolean namesSession(String parameter) {
        int equals = parameter.indexOf('=');
        String name = equals < 0 ? parameter : parameter.substring(0, equals);
        return Parameters.decode(name).containsKey(ServerCookies.SESSION_ID);
    }

    // the server's login page takes a session's id from a parameter, too, and prefers it to the cookie
    @Override
    public String getParameter(String name) {
        return ServerCookies.SESSION_ID.equals(name) ? null : super.getParameter(name);
    }

    @Override
    public String[] getParameterValues(String name) {
        return ServerCookies.SESSION_ID.equals(name) ? null : super.getParameterValues(name);
    }

    @Override
    public Map<String, String[]> getParameterMap() {
        Map<String, String[]> all = super.getParameterMap();
        if (!all.containsKey(ServerCookies.SESSION_ID)) {
            return all;
        }
        Map<String, String[]> rest = new LinkedHashMap<>(all);
        rest.remove(ServerCookies.SESSION_ID);
        return Collections.unmodifiableMap(rest);
    }

    @Override
    public Enumeration<String> getParameterNames() {
        return Collections.enumeration(getParameterMap().keySet());
    }

    private String cookieHeader() {
        Cookie[] cookies = getCookies();
        return cookies == null ? null
                : Arrays.stream(cookies).map(cookie -> cookie.getName() + "=" + cookie.getValue()).collect(Collectors.joining("; "));
    }
}
