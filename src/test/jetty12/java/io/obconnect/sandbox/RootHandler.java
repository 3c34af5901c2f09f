package io.obconnect.sandbox;

import org.eclipse.jetty.ee9.webapp.WebAppContext;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

import java.net.URI;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * Serves the discovery document at the issuer's root, as the reverse proxy in front of the genuine server does, and counts the requests
 * that are being worked on.
 */
final class RootHandler extends Handler.Wrapper {

    private final Optional<Exchanges> exchanges;
    private int busy;

    RootHandler(WebAppContext context, Optional<Exchanges> exchanges) {
        super(context.get());
        this.exchanges = exchanges;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        count(1);
        try {
            return handleBelow(request, exchanges.map(watching -> watched(watching, request, response)).orElse(response), callback);
        } finally {
            count(-1);
        }
    }

    private static Response watched(Exchanges watching, Request request, Response response) {
        String cookies = String.join("; ", request.getHeaders().getValuesList("Cookie"));
        watching.came(request.getMethod(), URI.create(request.getHttpURI().toString()), cookies);
        return new Response.Wrapper(request, response) {
            private boolean told;

            @Override
            public void write(boolean last, ByteBuffer content, Callback callback) {
                String location = getHeaders().get("Location");
                if (location != null && !told) {
                    told = true;
                    watching.sent(URI.create(location), cookies);
                }
                super.write(last, content, callback);
            }
        };
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
