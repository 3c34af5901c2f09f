package io.obconnect.tools.kit;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.obconnect.message.ConsentAppCodec;
import io.obconnect.message.MessageProfile;
import io.obconnect.message.Uids;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Consent App for tests on loopback: knows nobody, asks without a login or decides by itself, and misbehaves as it is told. It keeps no state
 * but the latest request, for {@link Neglect#TABS}: the page carries the request on.
 */
final class MockConsentApp implements AutoCloseable {

    private static final int BODY = 32 * 1024;
    private static final int THREADS = 4;
    private static final Pattern BROWSER = Pattern.compile("(?:^|; )mock-browser=([A-Za-z0-9_-]{1,64})(?:;|$)");
    private static final String STYLE = ":root{color-scheme:light dark;font:1rem/1.5 system-ui,sans-serif}"
            + "main{max-width:32rem;margin:3rem auto;padding:0 1rem}dt{opacity:.8}dd{margin:0 0 .6rem;overflow-wrap:anywhere}button{font:inherit;padding:.6rem 1rem;margin:0 .6rem .6rem 0}";

    private final Wire wire;
    private final Surroundings surroundings;
    private final Conduct conduct;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private final AtomicReference<String> latest = new AtomicReference<>("");

    /**
     * How it behaves.
     *
     * @param decision what it answers by itself; empty: it asks
     * @param byPost whether it answers with a form that is posted
     */
    record Conduct(Optional<Decision> decision, boolean byPost, Set<Misbehaviour> misbehaviours, Set<Neglect> neglects) {

        Conduct {
            misbehaviours = Set.copyOf(misbehaviours);
            neglects = Set.copyOf(neglects);
        }
    }

    /** @param port 0 for any that is free */
    MockConsentApp(int port, Wire wire, Conduct conduct, Surroundings surroundings) throws IOException {
        this.wire = wire;
        this.conduct = conduct;
        this.surroundings = surroundings;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            boolean post = exchange.getRequestMethod().equals("POST");
            Map<String, String> given = parameters(post
                    ? new String(exchange.getRequestBody().readNBytes(BODY), StandardCharsets.UTF_8)
                    : exchange.getRequestURI().getRawQuery());
            String sealed = given.getOrDefault("sessionData", "");
            if (!post) {
                latest.set(sealed);
            } else if (conduct.neglects().contains(Neglect.TABS)) {
                sealed = latest.get();
            }
            String browser = browser(exchange);
            if (post && !browser.equals(given.get("browser")) && !conduct.neglects().contains(Neglect.BROWSER)) {
                page(exchange, 400, "<p>This was asked in another browser.</p>");
                return;
            }
            answer(exchange, sealed, browser, post ? Optional.of(given.getOrDefault("decision", "deny")) : Optional.empty());
        }
    }

    /** The browser's name, which its cookie keeps and each form repeats: no form of one browser is taken from another. */
    private String browser(HttpExchange exchange) {
        String cookies = String.join("; ", exchange.getRequestHeaders().getOrDefault("Cookie", List.of()));
        Matcher known = BROWSER.matcher(cookies);
        if (known.find()) {
            return known.group(1);
        }
        String fresh = new Uids(surroundings.random()).jti();
        exchange.getResponseHeaders().add("Set-Cookie", "mock-browser=" + fresh + "; Path=/; HttpOnly; SameSite=Lax");
        return fresh;
    }

    private void answer(HttpExchange exchange, String sealed, String browser, Optional<String> pressed) throws IOException {
        Question question;
        try {
            question = Question.open(wire, sealed, surroundings);
        } catch (Unreadable e) {
            page(exchange, 400, "<p>This isn't a request that this app can read.</p>");
            return;
        }
        if (!question.expires().isAfter(surroundings.clock().instant()) && !conduct.neglects().contains(Neglect.EXPIRY)) {
            page(exchange, 400, "<p>This request has expired.</p>");
            return;
        }
        Optional<String> wrong = wrong(question, sealed);
        if (wrong.isPresent()) {
            page(exchange, 400, "<p>This request isn't for this app: " + wrong.get() + ".</p>");
            return;
        }
        Optional<Decision> decision = pressed.map(button -> Decision.valueOf(button.toUpperCase(Locale.ROOT))).or(conduct::decision);
        if (decision.isEmpty()) {
            page(exchange, 200, asked(question) + form("", sealed, "<input type=\"hidden\" name=\"browser\" value=\"" + browser + "\"><button name=\"decision\" value=\"approve\">Approve</button>"
                    + "<button name=\"decision\" value=\"deny\">Deny</button><button name=\"decision\" value=\"cancel\">Cancel</button>"));
            return;
        }
        send(exchange, new AnswerWriter(wire, surroundings).write(question, decision.get(), AnswerWriter.Approval.USUAL, conduct.misbehaviours()));
    }

    /** The checks of docs/consent-app.md, "Receive and open". */
    private Optional<String> wrong(Question question, String sealed) {
        if (!question.returnTo().startsWith(wire.parties().authServer() + RequestWriter.RETURN)
                && !conduct.neglects().contains(Neglect.RETURN_TO)) {
            return Optional.of("returnTo");
        }
        if (wire.profile() == MessageProfile.LEGACY || conduct.neglects().contains(Neglect.PARTIES)) {
            return Optional.empty();
        }
        if (!"obconnect-request+jwt".equals(ConsentAppCodec.header(sealed).orElse(Map.of()).get("typ"))) {
            return Optional.of("typ");
        }
        if (!wire.parties().authServer().equals(question.text("iss"))) {
            return Optional.of("iss");
        }
        return wire.parties().consentApp().equals(question.text("aud")) ? Optional.empty() : Optional.of("aud");
    }

    private static String asked(Question question) {
        return "<dl><dt>Asked by</dt><dd>" + escape(question.text("client", "client_name")) + ", " + escape(question.text("client", "org_name"))
                + "</dd><dt>Client</dt><dd><code>" + escape(question.text("params", "client_id"))
                + "</code></dd><dt>Intent</dt><dd><code>" + escape(question.intent()) + "</code></dd></dl>";
    }

    private void send(HttpExchange exchange, Reply reply) throws IOException {
        if (conduct.byPost() && !reply.cancelled() && reply.messages().size() == 1) {
            page(exchange, 200, form(reply.returnTo(), reply.messages().get(0), "<button>Go back</button>"));
            return;
        }
        headers(exchange);
        exchange.getResponseHeaders().set("Location", reply.address());
        exchange.sendResponseHeaders(303, -1);
    }

    /** A form that carries the message on; with an empty action it is sent to this page's own address. */
    private static String form(String action, String sealed, String buttons) {
        return "<form method=\"post\"" + (action.isEmpty() ? "" : " action=\"" + escape(action) + "\"") + "><input type=\"hidden\" name=\"sessionData\" value=\""
                + escape(sealed) + "\">" + buttons + "</form>";
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("\"", "&quot;").replace("<", "&lt;");
    }

    private void page(HttpExchange exchange, int status, String body) throws IOException {
        byte[] html = ("<!doctype html><html lang=\"en\"><title>A mock Consent App</title>"
                + "<meta name=\"viewport\" content=\"width=device-width\"><style>" + STYLE + "</style><main><h1>A mock Consent App</h1>" + body + "</main></html>").getBytes(StandardCharsets.UTF_8);
        headers(exchange);
        exchange.sendResponseHeaders(status, html.length);
        exchange.getResponseBody().write(html);
    }

    private void headers(HttpExchange exchange) {
        Headers headers = exchange.getResponseHeaders();
        headers.set("Content-Type", "text/html; charset=utf-8");
        if (!conduct.neglects().contains(Neglect.HEADERS)) {
            headers.set("Cache-Control", "no-store");
            headers.set("Referrer-Policy", "no-referrer");
            headers.set("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'");
        }
    }

    private static Map<String, String> parameters(String text) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String pair : text == null || text.isEmpty() ? new String[0] : text.split("&")) {
            String[] parts = pair.split("=", 2);
            parameters.put(parts[0], parts.length < 2 ? "" : URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return parameters;
    }
}
