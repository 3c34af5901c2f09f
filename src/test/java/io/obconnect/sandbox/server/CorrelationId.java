package io.obconnect.sandbox.server;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import java.io.IOException;
import java.util.UUID;
import java.util.stream.Stream;

/** Facts: the current server gives browsers a cookie {@code X-Correlation-Id}, and error descriptions end with the request's id. */
public class CorrelationId extends HttpFilter {

    private static final String NAME = "X-Correlation-Id";
    private static final ThreadLocal<String> ID = new ThreadLocal<>();

    @Inject
    private Settings settings;

    /** A description with the id of the request that this thread works on, where it has one. */
    public static String ending(String description) {
        return ID.get() == null ? description : description + " CorrelationId: " + ID.get();
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws IOException, ServletException {
        if (settings.generation() == Generation.V1_0) {
            chain.doFilter(request, response);
            return;
        }
        String id = request.getHeader(NAME);
        if (id == null || id.isBlank()) {
            id = UUID.randomUUID().toString();
            if (request.getCookies() == null || Stream.of(request.getCookies()).noneMatch(cookie -> cookie.getName().equals(NAME))) {
                Cookie cookie = new Cookie(NAME, id);
                cookie.setSecure(true);
                cookie.setHttpOnly(true);
                response.addCookie(cookie);
            }
        }
        ID.set(id);
        try {
            chain.doFilter(request, response);
        } finally {
            ID.remove();
        }
    }
}
