package io.obconnect.sandbox.server;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import java.io.IOException;

/** Fact: the current server adds {@code X-Frame-Options} to its pages, and to those of everybody else. */
public class HeadersFilter extends HttpFilter {

    @Inject
    private Settings settings;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws IOException, ServletException {
        if (settings.generation() == Generation.CURRENT && request.getRequestURI().contains(".htm")) {
            response.addHeader("X-Frame-Options", "SAMEORIGIN");
        }
        chain.doFilter(request, response);
    }
}
