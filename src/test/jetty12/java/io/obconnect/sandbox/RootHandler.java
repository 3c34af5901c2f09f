package io.obconnect.sandbox;

import org.eclipse.jetty.ee9.webapp.WebAppContext;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Serves the discovery document at the issuer's root, as the reverse proxy in front of the genuine server does, and counts the requests
 * that are being worked on.
 */
final class RootHandler extends Handler.Wrapper {

    private int busy;

    RootHandler(WebAppContext context) {
        super(context.get());
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        count(1);
        try {
            return handleBelow(request, response, callback);
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

    private boolean handleBelow(Request request, Response response, Callback callback) throws Exception {
        String path = request.getHttpURI().getPath();
        if (path.startsWith("/.well-known/")) {
            HttpURI below = HttpURI.build(request.getHttpURI()).path(AuthServer.CONTEXT + path).asImmutable();
            return super.handle(Request.serveAs(request, below), response, callback);
        }
        return super.handle(request, response, callback);
    }
}
