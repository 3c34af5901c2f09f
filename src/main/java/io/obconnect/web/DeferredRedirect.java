package io.obconnect.web;

import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;

import java.io.IOException;

/**
 * Holds a redirect back until the server has finished the request. Sent at once, it could bring the browser back, even to another node, before
 * the server has written its session.
 */
public final class DeferredRedirect extends HttpServletResponseWrapper {

    private String location;

    public DeferredRedirect(HttpServletResponse response) {
        super(response);
    }

    @Override
    public void sendRedirect(String address) {
        location = address;
    }

    /** Sends the last redirect, if there was one, unless a {@link PendingResponse} is to be answered instead. */
    public void send(ServletRequest request) throws IOException {
        if (location != null && PendingResponse.of(request).isEmpty()) {
            ((HttpServletResponse) getResponse()).sendRedirect(location);
        }
    }
}
