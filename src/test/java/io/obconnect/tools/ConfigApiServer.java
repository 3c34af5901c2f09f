package io.obconnect.tools;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.obconnect.message.Json;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;

import javax.net.ssl.SSLContext;

/**
 * Stands in for an auth server's discovery, token endpoint and config-api, and for the extension's own pages. Takes nothing but the published
 * paths, media types and members; what is wrong with a request is noted in {@link #wrong()}.
 */
final class ConfigApiServer implements AutoCloseable {

    static final String SECRET = "secret:of the client+%";
    private static final Set<String> SCRIPT = Set.of("dn", "inum", "name", "aliases", "description", "script", "scriptType", "programmingLanguage",
            "moduleProperties", "configurationProperties", "level", "revision", "enabled", "scriptError", "modified", "internal", "locationType",
            "locationPath", "baseDn");
    private static final Set<String> MODULE_PROPERTY = Set.of("value1", "value2", "description");
    private static final Set<String> PROPERTY = Set.of("value1", "value2", "description", "hide");

    final Map<String, Map<String, Object>> scripts = new TreeMap<>();
    final Map<String, Map<String, Object>> clients = new TreeMap<>();
    final Map<String, Object> settings = new TreeMap<>();
    final Map<String, Object> discovery = new TreeMap<>();
    final Map<String, Object> health = new LinkedHashMap<>();
    final List<String> calls = new ArrayList<>();
    String acr = "basic";
    String store = "ldap";
    int live = 200;
    /** Whether the discovery document is at the root, as a proxy makes it. */
    boolean root = true;
    final Map<String, Object> liveness = new LinkedHashMap<>(Map.of("status", "up"));
    /** The Host header of each call to the server itself, in their order. */
    final List<String> hosts = Collections.synchronizedList(new ArrayList<>());
    int pages = 200;
    /** The number of writing calls until one is answered 500; 0: none is. */
    int failAt;

    private final List<String> wrong = new ArrayList<>();
    private final AtomicInteger writes = new AtomicInteger();
    private final HttpServer server;
    private final String scheme;

    ConfigApiServer() throws IOException {
        this(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0), "http");
    }

    /** By https, with this certificate for localhost. */
    static ConfigApiServer secured(SSLContext certificate) throws IOException {
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(certificate));
        return new ConfigApiServer(server, "https");
    }

    private ConfigApiServer(HttpServer server, String scheme) {
        this.server = server;
        this.scheme = scheme;
        server.createContext("/", this::handle);
        server.start();
        discovery.put("issuer", uri().toString());
        discovery.put("token_endpoint", uri() + "/jans-auth/restv1/token");
        discovery.put("acr_values_supported", List.of("basic", "simple_password_auth", "obconnect"));
    }

    URI uri() {
        return URI.create(scheme + "://localhost:" + server.getAddress().getPort());
    }

    List<String> wrong() {
        return wrong;
    }

    /** Scripts, clients and acr, for comparing. */
    Map<String, Object> state() {
        return Map.of("scripts", new TreeMap<>(scripts).toString(), "clients", new TreeMap<>(clients).toString(), "acr", acr);
    }

    Map<String, Object> client(String id, Object... attributes) {
        Map<String, Object> attrs = new TreeMap<>();
        for (int i = 0; i < attributes.length; i += 2) {
            attrs.put((String) attributes[i], attributes[i + 1]);
        }
        Map<String, Object> client = new TreeMap<>(Map.of("inum", id, "clientName", id, "attributes", attrs, "trustedClient", true,
                "grantTypes", List.of("authorization_code", "implicit"), "responseTypes", List.of("code", "id_token"),
                "redirectUris", List.of("https://" + id + ".example/cb"), "subjectType", "public",
                "jwksUri", "https://" + id + ".example/jwks"));
        clients.put(id, client);
        return client;
    }

    private void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (path.startsWith("/jans-config-api")) {
                calls.add(exchange.getRequestMethod() + " " + path.substring("/jans-config-api".length()));
                api(exchange, exchange.getRequestMethod(), path.substring("/jans-config-api".length()), body);
            } else {
                authServer(exchange, path, body);
            }
        } catch (RuntimeException e) {
            wrong.add(exchange.getRequestMethod() + " " + path + ": " + e);
            answer(exchange, 500, "");
        }
    }

    private void authServer(HttpExchange exchange, String path, String body) throws IOException {
        hosts.add(exchange.getRequestHeaders().getFirst("Host"));
        switch (path) {
            case "/.well-known/openid-configuration" -> answer(exchange, root ? 200 : 404, root ? Json.text(discovery) : "<html>no such page</html>");
            case "/jans-auth/.well-known/openid-configuration" -> answer(exchange, 200, Json.text(discovery));
            case "/jans-auth/restv1/token" -> token(exchange, body);
            case "/jans-auth/obconnect/health/live" -> answer(exchange, live, Json.text(liveness));
            case "/jans-auth/auth/obconnect/done.htm" -> answer(exchange, pages, "<html></html>");
            case "/jans-auth/obconnect/health" -> answer(exchange, health.isEmpty() ? 404 : 200, Json.text(health));
            default -> answer(exchange, 404, "");
        }
    }

    private void token(HttpExchange exchange, String body) throws IOException {
        String basic = exchange.getRequestHeaders().getFirst("Authorization").substring("Basic ".length());
        String[] pair = new String(Base64.getDecoder().decode(basic), StandardCharsets.UTF_8).split(":");
        boolean known = decoded(pair[0]).equals("api") && decoded(pair[1]).equals(SECRET)
                && body.startsWith("grant_type=client_credentials&scope=") && decoded(body).contains("https://jans.io/oauth/config/scripts.write");
        answer(exchange, known ? 200 : 401, known ? "{\"access_token\":\"the-token\",\"token_type\":\"Bearer\"}" : "{\"error\":\"invalid_client\"}");
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private void api(HttpExchange exchange, String method, String path, String body) throws IOException {
        require("Bearer the-token".equals(exchange.getRequestHeaders().getFirst("Authorization")), "no token");
        if (!method.equals("GET") && failAt > 0 && writes.incrementAndGet() == failAt) {
            answer(exchange, 500, "");
            return;
        }
        require(!body.isEmpty() == List.of("POST", "PUT", "PATCH").contains(method), "body of " + method);
        if (!body.isEmpty()) {
            String type = exchange.getRequestHeaders().getFirst("Content-Type");
            require(type.equals(method.equals("PATCH") ? "application/json-patch+json" : "application/json"), "content type " + type);
        }
        if (path.startsWith("/api/v1/config/scripts")) {
            scripts(exchange, method, path.substring("/api/v1/config/scripts".length()), body);
        } else if (path.startsWith("/api/v1/openid/clients")) {
            clients(exchange, method, path.substring("/api/v1/openid/clients".length()), body);
        } else if (path.equals("/api/v1/acrs")) {
            if (method.equals("PUT")) {
                Map<String, Object> json = Json.object(body).orElseThrow();
                require(json.keySet().equals(Set.of("defaultAcr")) && !String.valueOf(json.get("defaultAcr")).isBlank(), "acr " + body);
                acr = (String) json.get("defaultAcr");
            }
            answer(exchange, 200, Json.text(Map.of("defaultAcr", acr)));
        } else if (method.equals("GET") && path.equals("/api/v1/jans-auth-server/config")) {
            answer(exchange, 200, Json.text(settings));
        } else if (method.equals("GET") && path.equals("/api/v1/jans-auth-server/config/persistence")) {
            answer(exchange, 200, Json.text(Map.of("persistenceType", store)));
        } else {
            throw new IllegalArgumentException("no such call");
        }
    }

    private void scripts(HttpExchange exchange, String method, String rest, String body) throws IOException {
        if (method.equals("GET") && rest.startsWith("/name/")) {
            Map<String, Object> found = scripts.get(rest.substring("/name/".length()));
            answer(exchange, found == null ? 404 : 200, found == null ? "" : Json.text(found));
        } else if (method.equals("DELETE")) {
            boolean gone = scripts.values().removeIf(script -> script.get("inum").equals(rest.substring(1)));
            answer(exchange, gone ? 204 : 404, "");
        } else {
            Map<String, Object> script = Json.object(body).orElseThrow();
            checkScript(script);
            boolean there = scripts.containsKey((String) script.get("name"));
            require(rest.isEmpty() && method.equals(there ? "PUT" : "POST"), method + rest);
            scripts.put((String) script.get("name"), script);
            answer(exchange, there ? 200 : 201, Json.text(script));
        }
    }

    private static void checkScript(Map<String, Object> script) {
        require(SCRIPT.containsAll(script.keySet()), "members " + script.keySet());
        require(script.get("name").toString().matches("[A-Za-z0-9_\\-:/.]{2,60}"), "name");
        require(Set.of("person_authentication", "update_token", "introspection").contains(script.get("scriptType")), "type");
        require(Set.of("python", "java").contains(script.get("programmingLanguage")), "language");
        require(script.get("locationType").equals("db") && script.get("enabled") instanceof Boolean && script.get("level") instanceof Long
                && script.get("revision") instanceof Long && script.get("aliases") instanceof List<?>, "kinds");
        properties(script, "moduleProperties", MODULE_PROPERTY);
        properties(script, "configurationProperties", PROPERTY);
    }

    private static void properties(Map<String, Object> script, String member, Set<String> members) {
        for (Object property : (List<?>) script.get(member)) {
            require(((Map<?, ?>) property).keySet().equals(members), member + " " + property);
        }
    }

    private void clients(HttpExchange exchange, String method, String rest, String body) throws IOException {
        if (method.equals("GET") && rest.isEmpty()) {
            require(exchange.getRequestURI().getQuery().equals("limit=200&startIndex=0"), "query");
            answer(exchange, 200, Json.text(Map.of("entries", List.copyOf(clients.values()), "start", 0, "entriesCount", clients.size())));
            return;
        }
        Map<String, Object> client = clients.get(rest.substring(1));
        if (client != null && method.equals("PATCH")) {
            Json.object("{\"operations\":" + body + "}").map(json -> (List<?>) json.get("operations")).orElseThrow().forEach(each -> {
                Map<?, ?> operation = (Map<?, ?>) each;
                require(operation.keySet().equals(Set.of("op", "path", "value")) && operation.get("op").equals("add")
                        && operation.get("value") instanceof List<?>, "operation " + operation);
                String[] path = operation.get("path").toString().split("/");
                require(path.length == 3 && path[1].equals("attributes"), "path " + operation.get("path"));
                Json.member(client, "attributes").put(path[2], operation.get("value"));
            });
        }
        answer(exchange, client == null ? 404 : 200, client == null ? "" : Json.text(client));
    }

    private static void require(boolean condition, String what) {
        if (!condition) {
            throw new IllegalArgumentException(what);
        }
    }

    private void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] octets = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, octets.length == 0 ? -1 : octets.length);
        exchange.getResponseBody().write(octets);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
