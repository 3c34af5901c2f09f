package io.obconnect.sandbox;

import io.obconnect.sandbox.server.Settings;

import org.eclipse.jetty.ee9.annotations.AnnotationConfiguration;
import org.eclipse.jetty.ee9.plus.webapp.EnvConfiguration;
import org.eclipse.jetty.ee9.plus.webapp.PlusConfiguration;
import org.eclipse.jetty.ee9.webapp.WebAppClassLoader;
import org.eclipse.jetty.ee9.webapp.WebAppContext;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.json.JSONArray;
import org.json.JSONObject;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The sandbox's auth server: a stand-in for Janssen on loopback HTTP that runs the packaged extension through the server's own extension
 * points. One {@link Directory} carries any number of nodes.
 *
 * <pre>{@code
 * try (Directory directory = Directory.start();
 *      AuthServer server = AuthServer.on(directory).extension(AuthServer.packagedJar()).properties(properties).start()) {
 * }</pre>
 */
public final class AuthServer implements AutoCloseable {

    public static final String CONTEXT = "/jans-auth";
    /** Inums of the extension's scripts. */
    public static final String PERSON_SCRIPT = "OBCONNECT";
    public static final String TOKEN_SCRIPT = "OBCONNECT-TOKEN";
    public static final String INTROSPECTION_SCRIPT = "OBCONNECT-INTROSPECTION";

    private static final Logger LOG = LoggerFactory.getLogger(AuthServer.class);

    private final Server jetty;
    private final AtTheRoot root;
    private final String issuer;
    private final String ownBase;
    private final MovableTime time;
    private final Map<String, Function<String, String>> hooks;
    private final Path work;
    private final Builder built;

    private AuthServer(Server jetty, AtTheRoot root, String issuer, String ownBase, MovableTime time, Map<String, Function<String, String>> hooks, Path work,
            Builder built) {
        this.jetty = jetty;
        this.root = root;
        this.issuer = issuer;
        this.ownBase = ownBase;
        this.time = time;
        this.hooks = hooks;
        this.work = work;
        this.built = built;
    }

    public static Builder on(Directory directory) {
        return new Builder(directory);
    }

    /** The extension as it was packaged, from system property {@code obconnect.jar}; empty where the build hasn't come to that yet. */
    public static Optional<Path> packagedJar() {
        return Optional.ofNullable(System.getProperty("obconnect.jar")).map(Path::of).filter(Files::isRegularFile);
    }

    /** The issuer, for example {@code http://localhost:8080}: what all nodes call themselves. */
    public String issuer() {
        return issuer;
    }

    /** This node, for example {@code http://localhost:8080/jans-auth}. */
    public URI base() {
        return URI.create(ownBase + CONTEXT);
    }

    /** An address of this node. */
    public URI at(String path) {
        return URI.create(ownBase + CONTEXT + path);
    }

    /** The same address on this node: for a test that plays the load balancer. */
    public URI here(URI address) {
        return URI.create(address.toString().replaceFirst("^" + Pattern.quote(issuer), Matcher.quoteReplacement(ownBase)));
    }

    public MovableTime time() {
        return time;
    }

    /**
     * Waits until no request is being worked on. A redirect reaches the browser before the server has written the session (as on the genuine
     * server), so that a test which then moves the clock or looks into the store would be too early.
     */
    public AuthServer settle() {
        try {
            root.awaitIdle();
            return this;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Moves the clock, once all that happened before has settled. */
    public void advance(Duration by) {
        settle();
        time.advance(by);
    }

    /** Fires the cleaner event now instead of in 30 seconds, and runs the server's own cleaner. */
    public void fireCleaner() {
        hooks.get("cleaner").apply(null);
    }

    /** Raises the revision of all scripts, with these properties instead of the former. */
    public void reloadScripts(Map<String, String> properties) {
        hooks.get("reload").apply(new JSONObject(built.withHostname(properties, issuer)).toString());
    }

    /** Lets the node forget the sessions it has seen, which it does itself after two seconds. */
    public void forgetSessions() {
        hooks.get("forgetSessions").apply(null);
    }

    @Override
    public void close() {
        try {
            jetty.stop();
        } catch (Exception e) {
            throw new IllegalStateException("the auth server doesn't stop", e);
        } finally {
            delete(work);
        }
    }

    private static void delete(Path directory) {
        try (Stream<Path> all = Files.walk(directory)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            LOG.debug("{} not deleted", directory, e);
        }
    }

    /** How a node is to be. */
    public static final class Builder {

        private final Directory directory;
        private final Map<String, String> settings = new HashMap<>();
        private final List<JSONObject> scripts = new ArrayList<>();
        private final List<Path> jars = new ArrayList<>();
        private Map<String, String> properties = Map.of();
        private MovableTime time = new MovableTime();
        private String issuer;
        private int port;

        private Builder(Directory directory) {
            this.directory = directory;
            settings.put("defaultAcr", "simple_password_auth");
            // unlike as shipped: else the server issues no id_token at a refresh
            settings.put("openidScopeBackwardCompatibility", "true");
        }

        /** Loopback port; any by default. */
        public Builder port(int port) {
            this.port = port;
            return this;
        }

        /** What the node calls itself; by default after its own port. A second node takes the first one's. */
        public Builder issuer(String issuer) {
            this.issuer = issuer;
            return this;
        }

        public Builder time(MovableTime time) {
            this.time = time;
            return this;
        }

        /** Lays the extension into {@code custom/libs} and registers its three scripts; nothing where there is no jar. */
        public Builder extension(Optional<Path> jar) {
            jar.ifPresent(path -> {
                library(path);
                personScript(PERSON_SCRIPT, "obconnect", "io.obconnect.janssen.ObconnectPersonAuthentication", 50,
                        "urn:openbanking:psd2:sca", "urn:openbanking:psd2:ca");
                tokenScript(TOKEN_SCRIPT, "obconnect_token", "io.obconnect.janssen.ObconnectUpdateToken");
                introspectionScript(INTROSPECTION_SCRIPT, "obconnect_introspection", "io.obconnect.janssen.ObconnectIntrospection");
            });
            return this;
        }

        /** Lays a jar into {@code custom/libs}. */
        public Builder library(Path jar) {
            jars.add(jar);
            return this;
        }

        /** Registers an acr. */
        public Builder personScript(String inum, String name, String className, int level, String... aliases) {
            return script("person_authentication", inum, name, className, level, aliases);
        }

        /** Registers a script that runs for clients which list it. */
        public Builder tokenScript(String inum, String name, String className) {
            return script("update_token", inum, name, className, 1);
        }

        /** Registers a script that runs for clients which list it. */
        public Builder introspectionScript(String inum, String name, String className) {
            return script("introspection", inum, name, className, 1);
        }

        private Builder script(String type, String inum, String name, String className, int level, String... aliases) {
            scripts.add(new JSONObject().put("type", type).put("inum", inum).put("name", name).put("class", className).put("level", level)
                    .put("aliases", new JSONArray(aliases)));
            return this;
        }

        /** The scripts' properties; {@code hostname} is the issuer where it isn't given. */
        public Builder properties(Map<String, String> properties) {
            this.properties = properties;
            return this;
        }

        public Builder defaultAcr(String acr) {
            return setting("defaultAcr", acr);
        }

        /**
         * A setting by the server's name for it: {@code fapi}, {@code requirePar}, {@code forceSignedRequestObject},
         * {@code requireRequestObjectEncryption}, {@code publicSubjectIdentifierPerClientEnabled}, {@code openidScopeBackwardCompatibility},
         * {@code sessionIdLifetime}, {@code sessionIdUnauthenticatedUnusedLifetime}, {@code authorizationCodeLifetime},
         * {@code accessTokenLifetime}, {@code idTokenLifetime}, {@code refreshTokenLifetime} (seconds).
         */
        public Builder setting(String name, String value) {
            settings.put(name, value);
            return this;
        }

        /** Fires the cleaner event every 30 seconds, as the server does; tests fire it themselves. */
        public Builder cleanerTimer() {
            return setting("cleaner", "true");
        }

        private Map<String, String> withHostname(Map<String, String> given, String ownIssuer) {
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
            AtTheRoot root = new AtTheRoot(webApplication(name, work, hooks));
            try {
                jetty.setHandler(root);
                jetty.start();
            } catch (Exception e) {
                delete(work);
                throw new IOException("the auth server doesn't start", e);
            }
            return new AuthServer(jetty, root, name, ownBase, time, hooks, work, this);
        }

        private WebAppContext webApplication(String name, Path work, Map<String, Function<String, String>> hooks) throws IOException {
            WebAppContext context = new WebAppContext();
            context.setContextPath(CONTEXT);
            context.setBaseResourceAsPath(webRoot());
            context.setTempDirectory(Files.createDirectory(work.resolve("temp")).toFile());
            context.setThrowUnavailableOnStartupException(true);
            context.addConfiguration(new AnnotationConfiguration(), new PlusConfiguration(), new EnvConfiguration());
            context.setAttribute("org.eclipse.jetty.containerInitializerOrder",
                    "org.eclipse.jetty.ee9.cdi.CdiServletContainerInitializer,org.jboss.weld.environment.servlet.EnhancedListener,"
                            + "com.sun.faces.config.FacesInitializer,*");
            List<Path> path = new ArrayList<>();
            path.add(ServerClassPath.pack(work));
            path.addAll(jars);
            path.addAll(ServerClassPath.libraries());
            context.setExtraClasspath(path.stream().map(Path::toString).collect(Collectors.joining(",")));
            // reads the extra class path as it is now
            context.setClassLoader(new WebAppClassLoader(new ServerClassPath.Parent(), context));
            context.setAttribute("org.eclipse.jetty.server.webapp.WebInfIncludeJarPattern", scanned());
            context.setAttribute(Settings.SETTINGS, settings(name));
            context.setAttribute(Settings.CLOCK, (LongSupplier) time::ahead);
            context.setAttribute(Settings.HOOKS, hooks);
            return context;
        }

        private String scanned() {
            return Stream.concat(Stream.of("sandbox-server.jar"), jars.stream().map(jar -> jar.getFileName().toString()))
                    .map(Pattern::quote).collect(Collectors.joining("|", ".*/(", "|jakarta\\.faces-[^/]*\\.jar)(!/)?$"));
        }

        private Map<String, String> settings(String name) {
            Map<String, String> all = new HashMap<>(settings);
            all.put("issuer", name);
            all.put("ldapPort", String.valueOf(directory.port()));
            all.put("ldapBindDn", Directory.BIND_DN);
            all.put("ldapPassword", Directory.PASSWORD);
            all.put("jwks", directory.keys().toString(false));
            all.put("salt", directory.salt());
            JSONObject values = new JSONObject(withHostname(properties, name));
            all.put("scripts", new JSONArray(scripts.stream()
                    .map(script -> new JSONObject(script.toString()).put("properties", values)).toList()).toString());
            return Map.copyOf(all);
        }

        private static Path webRoot() throws IOException {
            try {
                return Path.of(AuthServer.class.getResource("/sandbox/webapp/WEB-INF/web.xml").toURI()).getParent().getParent();
            } catch (URISyntaxException e) {
                throw new IOException(e);
            }
        }
    }

    /**
     * Serves the discovery document at the issuer's root, as the reverse proxy in front of the genuine server does, and counts the requests
     * that are being worked on.
     */
    private static final class AtTheRoot extends Handler.Wrapper {

        private int busy;

        AtTheRoot(WebAppContext context) {
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
                HttpURI below = HttpURI.build(request.getHttpURI()).path(CONTEXT + path).asImmutable();
                return super.handle(Request.serveAs(request, below), response, callback);
            }
            return super.handle(request, response, callback);
        }
    }
}
