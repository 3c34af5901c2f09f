package io.obconnect.sandbox;

import org.eclipse.jetty.server.Server;
import org.json.JSONObject;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The sandbox's auth server: a stand-in for Janssen on loopback HTTP that runs the packaged extension through the server's own extension
 * points. One {@link Store} carries any number of nodes.
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
    private final RootHandler root;
    private final String issuer;
    private final String ownBase;
    private final MovableTime time;
    private final Map<String, Function<String, String>> hooks;
    private final Path work;
    private final AuthServerBuilder built;

    AuthServer(Server jetty, RootHandler root, String issuer, String ownBase, MovableTime time,
            Map<String, Function<String, String>> hooks, Path work, AuthServerBuilder built) {
        this.jetty = jetty;
        this.root = root;
        this.issuer = issuer;
        this.ownBase = ownBase;
        this.time = time;
        this.hooks = hooks;
        this.work = work;
        this.built = built;
    }

    public static AuthServerBuilder on(Store store) {
        return on(store.address());
    }

    /** A node whose store runs elsewhere. */
    public static AuthServerBuilder on(DirectoryAddress directory) {
        return new AuthServerBuilder(directory);
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

    /** Fires all timers now, due or not: the server's own cleaner, and those that an extension has asked for. */
    public void fireCleaner() {
        hooks.get("cleaner").apply(null);
    }

    /** Moves the clock and fires the timers that are due by then, once each. */
    public void tick(Duration by) {
        advance(by);
        hooks.get("tick").apply(null);
    }

    /**
     * The same, with a look at the gap: the server ends the old script before it makes the new one.
     *
     * @param meanwhile runs in each of the gaps, with the script's name
     */
    public void reloadScripts(Map<String, String> properties, Consumer<String> meanwhile) {
        hooks.put("reloading", name -> {
            meanwhile.accept(name);
            return null;
        });
        try {
            reloadScripts(properties);
        } finally {
            hooks.remove("reloading");
        }
    }

    /** The first half of a reload: the server destroys the old scripts before it makes the new ones, and runs the old ones meanwhile. */
    public void destroyScripts() {
        hooks.get("destroy").apply(null);
    }

    /** Raises the revision of all scripts, with these properties instead of the former. */
    public void reloadScripts(Map<String, String> properties) {
        hooks.get("reload").apply(new JSONObject(built.withHostname(properties, issuer)).toString());
    }

    /** Lets a node on {@link AuthServerBuilder#installed} look at the directory's scripts now, which the genuine one does every few seconds. */
    public void refreshScripts() {
        hooks.get("refresh").apply(null);
    }

    /** The statements that the node sent to its database so far, by kind and table; none where it has a directory. */
    public Map<String, Long> calls() {
        Map<String, Long> calls = new TreeMap<>();
        JSONObject counts = new JSONObject(hooks.get("calls").apply(null));
        counts.keySet().forEach(name -> calls.put(name, counts.getLong(name)));
        return calls;
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

    static void delete(Path directory) {
        try (Stream<Path> all = Files.walk(directory)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            LOG.debug("{} not deleted", directory, e);
        }
    }
}
