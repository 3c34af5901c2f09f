package io.obconnect.sandbox.demo;

import com.sun.net.httpserver.HttpExchange;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;

/**
 * The live side panel of every page: the diagram as it happens, each message opened, and the temporary Person. The page holds what has
 * happened so far; later events come as markup over server-sent events, so script only inserts them.
 */
final class Panel {

    private static final Duration HEARTBEAT = Duration.ofSeconds(2);
    private static final int STREAMS = 16;
    private static final Map<String, String> ASSETS = Map.of(
            "/panel/demo.css", "text/css; charset=utf-8",
            "/panel/panel.js", "text/javascript; charset=utf-8");

    private final Trace trace;
    private final PanelMarkup markup = new PanelMarkup();
    /** each stream holds a thread of its server, so there is an end to them */
    private final Semaphore streams = new Semaphore(STREAMS);

    Panel(Trace trace) {
        this.trace = trace;
    }

    /** The panel as of now. */
    String render() {
        Trace.Snapshot now = trace.after(0);
        return markup.panel(now.hops(), now.persons());
    }

    Reply asset(Ask ask) throws IOException {
        String type = ASSETS.get(ask.uri().getPath());
        if (type == null) {
            return Reply.of(404, "text/plain", "There is no such file.");
        }
        String name = ask.uri().getPath().substring("/panel/".length());
        try (InputStream file = Panel.class.getResourceAsStream("/sandbox/" + name)) {
            return Reply.of(200, type, new String(file.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    /** Sends events until the browser goes away; ends at once with 503 where too many panels are open. */
    void stream(HttpExchange exchange) throws IOException {
        if (!streams.tryAcquire()) {
            exchange.sendResponseHeaders(503, -1);
            return;
        }
        try {
            exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
            exchange.getResponseHeaders().set("Cache-Control", "no-store");
            exchange.sendResponseHeaders(200, 0);
            follow(exchange.getResponseBody(), lastSeen(exchange));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the server stops
        } finally {
            streams.release();
        }
    }

    private void follow(OutputStream out, long from) throws IOException, InterruptedException {
        long hop = from;
        long personsVersion = -1;
        Set<Journey> journeys = new HashSet<>();
        while (true) {
            Trace.Snapshot now = trace.after(hop);
            StringBuilder events = new StringBuilder();
            for (Trace.Numbered numbered : now.hops()) {
                if (journeys.add(numbered.journey())) {
                    events.append(event("journey", hop, markup.journey(numbered.journey(), "", false))); // the browser may have it
                }
                events.append(event("hop", numbered.number(), markup.hop(numbered)));
                hop = numbered.number();
            }
            if (now.personsVersion() != personsVersion) {
                personsVersion = now.personsVersion();
                events.append(event("persons", hop, markup.persons(now.persons())));
            }
            // a comment keeps the stream alive, and finds out that the browser is gone
            out.write((events.isEmpty() ? ":\n\n" : events.toString()).getBytes(StandardCharsets.UTF_8));
            out.flush();
            trace.awaitAfter(now.version(), HEARTBEAT);
        }
    }

    private static String event(String name, long id, String markup) {
        return "event: " + name + "\nid: " + id + "\ndata: " + markup.replace("\n", "\ndata: ") + "\n\n";
    }

    private static long lastSeen(HttpExchange exchange) {
        String header = exchange.getRequestHeaders().getFirst("Last-Event-ID");
        String query = exchange.getRequestURI().getQuery();
        String seen = header != null ? header : query == null ? "" : query.replaceFirst("^after=", "");
        return seen.matches("\\d{1,18}") ? Long.parseLong(seen) : 0;
    }
}
