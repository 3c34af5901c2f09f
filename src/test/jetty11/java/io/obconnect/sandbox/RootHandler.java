package io.obconnect.sandbox;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.handler.HandlerWrapper;
import org.eclipse.jetty.webapp.WebAppContext;

import java.io.IOException;

/**
 * Serves the discovery document at the issuer's root, as the reverse proxy in front of the genuine server does, and counts the requests
 * that are being worked on.
 */
final class RootHandler extends HandlerWrapper {

    private int busy;

    RootHandler(WebAppContext context) {
        setHandler(context);
    }

    @Override
    public void handle(String target, Request base, HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        count(1);
        try {
            String below = target;
            if (target.startsWith("/.well-known/")) {
                below = AuthServer.CONTEXT + target;
                base.setHttpURI(HttpURI.build(base.getHttpURI()).path(below));
            }
            super.handle(below, base, request, response);
        } finally {
            count(-1);
        }
    }

    private synchronized void count(int more) {
        busy += more;
        notifyAll();
    }

    synchronized void awaitIdle() throws InterruptedException {
        while (busy > 0) {
            wait();
        }
    }
}
