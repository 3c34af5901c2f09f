package io.obconnect.sandbox;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.handler.HandlerWrapper;
import org.eclipse.jetty.webapp.WebAppContext;

import java.io.IOException;
import java.net.URI;
import java.util.Optional;

/**
 * Serves the discovery document at the issuer's root, as the reverse proxy in front of the genuine server does, and counts the requests
 * that are being worked on.
 */
final class RootHandler extends HandlerWrapper {

    private final Optional<Exchanges> exchanges;
    private int busy;

    RootHandler(WebAppContext context, Optional<Exchanges> exchanges) {
        setHandler(context);
        this.exchanges = exchanges;
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
            String cookies = String.valueOf(request.getHeader("Cookie"));
            exchanges.ifPresent(watching -> watching.came(request.getMethod(), URI.create(base.getHttpURI().toString()), cookies));
            super.handle(below, base, request, response);
            Optional.ofNullable(response.getHeader("Location")).ifPresent(location ->
                    exchanges.ifPresent(watching -> watching.sent(URI.create(location), cookies)));
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
