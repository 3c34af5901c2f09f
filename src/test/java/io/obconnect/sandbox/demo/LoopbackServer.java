package io.obconnect.sandbox.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * An HTTP server on loopback with a fixed number of threads. Routes are {@code METHOD /path}. It answers only to its own name, so that
 * no foreign site can reach it through a name that resolves to loopback.
 */
final class LoopbackServer implements AutoCloseable {

    /** Answers a request; an exception becomes a plain 500. */
    interface Handler {
        Reply answer(Ask ask) throws Exception;
    }

    private static final Logger LOG = LoggerFactory.getLogger(LoopbackServer.class);
    private static final int THREADS = 24;
    private static final int BODY_LIMIT = 64 * 1024;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private final Map<String, Handler> routes;
    private final Panel panel;
    private final String contentPolicy;
    private final int port;

    /**
     * @param routes by {@code METHOD /path}
     * @param formTargets origins to which forms may lead, also by redirects
     */
    LoopbackServer(int port, Map<String, Handler> routes, Panel panel, String formTargets) throws IOException {
        this.routes = Map.copyOf(routes);
        this.panel = panel;
        this.contentPolicy = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; "
                + "base-uri 'none'; frame-ancestors 'none'; form-action 'self' " + formTargets;
        this.port = port;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
    }

    void start() {
        server.start();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) {
        try (exchange) {
            String host = exchange.getRequestHeaders().getFirst("Host");
            if (!("localhost:" + port).equals(host) && !("127.0.0.1:" + port).equals(host)) {
                send(exchange, Reply.of(421, "text/plain", "This server answers to localhost only."));
            } else if ("/panel/events".equals(exchange.getRequestURI().getPath())) {
                panel.stream(exchange);
            } else {
                send(exchange, answer(exchange));
            }
        } catch (IOException e) {
            LOG.debug("the browser went away", e);
        }
    }

    private Reply answer(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(BODY_LIMIT + 1);
        if (body.length > BODY_LIMIT) {
            return Reply.of(413, "text/plain", "Too much.");
        }
        Map<String, String> headers = new HashMap<>();
        exchange.getRequestHeaders().forEach((name, values) ->
                headers.put(name.toLowerCase(Locale.ROOT), String.join("; ", values)));
        Ask ask = Ask.of(exchange.getRequestMethod(), exchange.getRequestURI(), new String(body, StandardCharsets.UTF_8), headers);
        String path = ask.uri().getPath();
        Handler handler = path.startsWith("/panel/") ? panel::asset
                : routes.get(("HEAD".equals(ask.method()) ? "GET" : ask.method()) + " " + path);
        if (handler == null) {
            return Reply.of(404, "text/plain", "There is no such page.");
        }
        try {
            return handler.answer(ask);
        } catch (Exception e) {
            LOG.warn("{} {} failed: {}", ask.method(), path, e.toString());
            return Reply.of(500, "text/plain", "Something went wrong in the sandbox: " + e.getClass().getSimpleName());
        }
    }

    private void send(HttpExchange exchange, Reply reply) throws IOException {
        var headers = exchange.getResponseHeaders();
        headers.set("Content-Type", reply.contentType());
        headers.set("Content-Security-Policy", contentPolicy);
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("Cache-Control", "no-store");
        headers.set("X-Content-Type-Options", "nosniff");
        reply.headers().forEach(header -> headers.add(header[0], header[1]));
        boolean empty = reply.body().length == 0 || "HEAD".equals(exchange.getRequestMethod());
        exchange.sendResponseHeaders(reply.status(), empty ? -1 : reply.body().length);
        if (!empty) {
            exchange.getResponseBody().write(reply.body());
        }
    }
}
