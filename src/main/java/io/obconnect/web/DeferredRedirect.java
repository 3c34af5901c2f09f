package io.obconnect.web;

import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;

import java.io.IOException;

/**
 * Keeps a redirect until the server has done all that it does after it. A redirect that leaves at once can bring the browser back, by another
 * node even, before the server has written its session.
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
