package io.obconnect.sandbox;

import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.json.JSONArray;
import org.json.JSONObject;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** How a node of the auth server is to be. */
public final class AuthServerBuilder {

    private final DirectoryAddress directory;
    private final Map<String, String> settings = new HashMap<>();
    private final List<JSONObject> scripts = new ArrayList<>();
    private final List<Path> jars = new ArrayList<>();
    private Map<String, String> properties = Map.of();
    private MovableTime time = new MovableTime();
    private Optional<Exchanges> exchanges = Optional.empty();
    private String issuer;
    private int port;

    AuthServerBuilder(DirectoryAddress directory) {
        this.directory = directory;
        settings.put("defaultAcr", "simple_password_auth");
        // unlike as shipped: else the server issues no id_token at a refresh
        settings.put("openidScopeBackwardCompatibility", "true");
    }

    /** Loopback port; any by default. */
    public AuthServerBuilder port(int port) {
        this.port = port;
        return this;
    }

    /** What the node calls itself; by default after its own port. A second node takes the first one's. */
    public AuthServerBuilder issuer(String issuer) {
        this.issuer = issuer;
        return this;
    }

    public AuthServerBuilder time(MovableTime time) {
        this.time = time;
        return this;
    }

    /** Lets somebody watch. */
    public AuthServerBuilder exchanges(Exchanges watching) {
        this.exchanges = Optional.of(watching);
        return this;
    }

    /** Lays the extension into {@code custom/libs} and registers its three scripts; nothing where there is no jar. */
    public AuthServerBuilder extension(Optional<Path> jar) {
        jar.ifPresent(path -> {
            library(path);
            personScript(AuthServer.PERSON_SCRIPT, "obconnect", "io.obconnect.janssen.ObconnectPersonAuthentication", 50,
                    "urn:openbanking:psd2:sca", "urn:openbanking:psd2:ca");
            tokenScript(AuthServer.TOKEN_SCRIPT, "obconnect_token", "io.obconnect.janssen.ObconnectUpdateToken");
            introspectionScript(AuthServer.INTROSPECTION_SCRIPT, "obconnect_introspection", "io.obconnect.janssen.ObconnectIntrospection");
        });
        return this;
    }

    /**
     * As on the genuine server: the libraries are those that the context file in JETTY_BASE names; the scripts with their properties, and the
     * default acr, are those in the directory.
     */
    public AuthServerBuilder installed(Path jettyBase) throws IOException {
        jars.addAll(JettyContextFile.extraClasspath(jettyBase));
        jars.add(ServerClassPath.jython());
        return setting("installed", "true");
    }

    /** Lays a jar into {@code custom/libs}. */
    public AuthServerBuilder library(Path jar) {
        jars.add(jar);
        return this;
    }

    /** Registers an acr. */
    public AuthServerBuilder personScript(String inum, String name, String className, int level, String... aliases) {
        return script("person_authentication", inum, name, className, level, aliases);
    }

    /** Registers a script that runs for clients which list it. */
    public AuthServerBuilder tokenScript(String inum, String name, String className) {
        return script("update_token", inum, name, className, 1);
    }

    /** Registers a script that runs for clients which list it. */
    public AuthServerBuilder introspectionScript(String inum, String name, String className) {
        return script("introspection", inum, name, className, 1);
    }

    private AuthServerBuilder script(String type, String inum, String name, String className, int level, String... aliases) {
        scripts.add(new JSONObject().put("type", type).put("inum", inum).put("name", name).put("class", className).put("level", level)
                .put("aliases", new JSONArray(aliases)));
        return this;
    }

    /** The scripts' properties; {@code hostname} is the issuer where it isn't given. */
    public AuthServerBuilder properties(Map<String, String> properties) {
        this.properties = properties;
        return this;
    }

    public AuthServerBuilder defaultAcr(String acr) {
        return setting("defaultAcr", acr);
    }

    /**
     * A setting by the server's name for it: {@code fapi}, {@code requirePar}, {@code forceSignedRequestObject},
     * {@code requireRequestObjectEncryption}, {@code publicSubjectIdentifierPerClientEnabled}, {@code openidScopeBackwardCompatibility},
     * {@code sessionIdLifetime}, {@code sessionIdUnauthenticatedUnusedLifetime}, {@code authorizationCodeLifetime},
     * {@code accessTokenLifetime}, {@code idTokenLifetime}, {@code refreshTokenLifetime} (seconds),
     * {@code skipRefreshTokenDuringRefreshing}.
     */
    public AuthServerBuilder setting(String name, String value) {
        settings.put(name, value);
        return this;
    }

    /** Lets the node's timers run by themselves, as the server does; tests fire them. */
    public AuthServerBuilder cleanerTimer() {
        return setting("cleaner", "true");
    }

    Map<String, String> withHostname(Map<String, String> given, String ownIssuer) {
        Map<String, String> all = new HashMap<>(given);
        all.putIfAbsent("hostname", ownIssuer);
        return all;
    }

    /** @throws IOException where the port is taken */
    public AuthServer start() throws IOException {
        QueuedThreadPool threads = new QueuedThreadPool(64, 4);
        threads.setName("auth-server");
        Server jetty = new Server(threads);
        HttpConfiguration http = new HttpConfiguration();
        http.setRequestHeaderSize(32 * 1024);
        http.setResponseHeaderSize(32 * 1024);
        ServerConnector connector = new ServerConnector(jetty, 1, 1, new HttpConnectionFactory(http));
        connector.setHost("127.0.0.1");
        connector.setPort(port);
        jetty.addConnector(connector);
        try {
            connector.open();
        } catch (IOException e) {
            throw new IOException("port " + port + " is taken", e);
        }
        String ownBase = "http://localhost:" + connector.getLocalPort();
        String name = issuer == null ? ownBase : issuer;
        Path work = Files.createTempDirectory("auth-server");
        Map<String, Function<String, String>> hooks = new ConcurrentHashMap<>();
        RootHandler root = new RootHandler(WebApplication.of(work, jars, settings(name), time, hooks), exchanges);
        try {
            jetty.setHandler(root);
            jetty.start();
        } catch (Exception e) {
            AuthServer.delete(work);
            throw new IOException("the auth server doesn't start", e);
        }
        return new AuthServer(jetty, root, name, ownBase, time, hooks, work, this);
    }

    /**
     * What the web application reads from its context attribute, for a container that isn't ours.
     *
     * @param name the issuer
     */
    public Map<String, String> settings(String name) {
        Map<String, String> all = new HashMap<>(settings);
        all.put("issuer", name);
        all.put("generation", directory.generation().label());
        all.put("store", directory.url());
        all.put("ldapBindDn", Directory.BIND_DN);
        all.put("ldapPassword", Directory.PASSWORD);
        all.put("jwks", directory.keys().toString(false));
        all.put("salt", directory.salt());
        JSONObject values = new JSONObject(withHostname(properties, name));
        all.put("scripts", new JSONArray(scripts.stream()
                .map(script -> new JSONObject(script.toString()).put("properties", values)).toList()).toString());
        return Map.copyOf(all);
    }
}
