package io.obconnect.sandbox;

import io.obconnect.sandbox.demo.Demo;
import io.obconnect.sandbox.demo.DemoSettings;
import io.obconnect.sandbox.demo.HeadlessWalk;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The sandbox: directory, auth server with the packaged extension, demo TPP, Consent App and the bank's Internal OP, in one process on
 * loopback. {@link #main} is what {@code mvn -q -Psandbox} runs.
 */
public final class Sandbox implements AutoCloseable {

    /** Who can log in with a password. */
    static final String PERSON = "testuser";
    static final String PASSWORD = "secret";
    /** A client that is no TPP. */
    static final String ORDINARY = "ordinary";

    /** Held, because the JDK forgets a logger's level with the logger. */
    private static final Logger SERVER_LOG = Logger.getLogger("");

    private final Deque<AutoCloseable> running = new ArrayDeque<>();
    private final SandboxOptions.Ports ports;
    private final SandboxOptions options;
    private final List<SandboxTpp> tpps;
    private final Map<String, String> properties;
    private final DemoSettings demoSettings;
    private Directory directory;
    private AuthServer server;
    private Demo demo;

    /**
     * A sandbox that isn't started.
     *
     * @param port the first of five; 0 for any free ports everywhere
     * @param consentApp another Consent App than the demo's
     */
    public Sandbox(int port, Optional<URI> consentApp) throws IOException {
        this(new SandboxOptions(Optional.of(port), consentApp, false, Optional.empty()));
    }

    /** @throws IllegalArgumentException where a port that is asked for is taken */
    Sandbox(SandboxOptions options) throws IOException {
        this.ports = options.ports();
        this.options = options;
        String callback = "http://localhost:" + ports.tpp() + "/callback";
        this.tpps = List.of(SandboxTpp.of("tpp-1", callback), SandboxTpp.of("tpp-2", callback), SandboxTpp.withKey("tpp-3", callback));
        this.properties = new LinkedHashMap<>();
        properties.put("sharedSecret", options.secret().orElseGet(SandboxTpp::freshSecret));
        properties.put("tpp_client_id", String.join(" ", tpps.stream().map(SandboxTpp::id).toList()));
        properties.put("client_name", DemoSettings.TPP_NAME);
        properties.put("organization_name", DemoSettings.BANK_NAME);
        properties.put("expiry", "300");
        properties.put("consent_app_server_name", consentAppUrl());
        properties.put("metrics_token", SandboxTpp.freshSecret());
        properties.put("protocol", options.strict() ? "strict" : "legacy");
        URI base = URI.create("http://localhost:" + ports.server() + AuthServer.CONTEXT);
        this.demoSettings = new DemoSettings(base, properties.get("sharedSecret"), tpps.stream().map(SandboxTpp::forDemo).toList(),
                DemoSettings.DEFAULT_PSU, ports.tpp(), ports.consentApp(), ports.internalOp(),
                Optional.of(new DemoSettings.Directory("localhost", ports.ldap(), Directory.BIND_DN, Directory.PASSWORD, Directory.PEOPLE)),
                options.consentApp(), options.strict());
    }

    private String consentAppUrl() {
        return options.consentApp().map(URI::toString).orElse("http://localhost:" + ports.consentApp());
    }

    /** @throws IOException where a port is taken; nothing is left open then */
    public void start(Optional<Path> extension) throws IOException {
        MovableTime time = new MovableTime(); // one time for all parties
        demo = new Demo(demoSettings, time.clock());
        try {
            directory = keep(Directory.start(ports.ldap(), List.of(), demo.persons()));
            directory.addPerson("A1B2", PERSON, PASSWORD);
            tpps.forEach(tpp -> directory.register(tpp.registration()));
            directory.register(Registration.of(ORDINARY, SandboxTpp.freshSecret(), tpps.get(0).redirectUri()));
            server = keep(AuthServer.on(directory).port(ports.server()).time(time).extension(extension).properties(properties)
                    .exchanges(watched(demo)).cleanerTimer().start());
            keep(demo).start();
        } catch (IOException | RuntimeException e) {
            close();
            throw e;
        }
    }

    private static Exchanges watched(Demo demo) {
        return new Exchanges() {
            @Override
            public void came(String method, URI target, String cookies) {
                demo.cameToAuthServer(method, target, cookies);
            }

            @Override
            public void sent(URI location, String cookies) {
                demo.sentByAuthServer(location, cookies);
            }
        };
    }

    private <T extends AutoCloseable> T keep(T part) {
        running.push(part);
        return part;
    }

    /** Walks the person's path without a person. @return what was wrong, empty where nothing was */
    public boolean walk() {
        return new HeadlessWalk(demoSettings, System.out).passes();
    }

    public AuthServer server() {
        return server;
    }

    /** Shared with the Consent App. */
    public String sharedSecret() {
        return properties.get("sharedSecret");
    }

    /** Where the Consent App is. */
    public URI consentApp() {
        return URI.create(consentAppUrl());
    }

    /** Where the person begins. */
    public URI tppUrl() {
        return demoSettings.tpps().get(0).redirectUri().resolve("/");
    }

    Directory directory() {
        return directory;
    }

    /** What a test elsewhere needs to know of this sandbox. */
    SandboxFile describe() {
        Map<String, String> all = new LinkedHashMap<>(properties);
        all.put("hostname", server.issuer());
        return new SandboxFile(server.base(), consentAppUrl(), tpps, directory.port(), all);
    }

    @Override
    public void close() {
        while (!running.isEmpty()) {
            try {
                running.pop().close();
            } catch (Exception e) {
                throw new IllegalStateException("a part of the sandbox doesn't close", e);
            }
        }
    }

    /**
     * System properties: {@code obconnect.jar} the packaged extension, {@code sandbox.generation} whose behaviours the server has
     * ({@code current}, or {@code 1.0}), {@code sandbox.port}, {@code sandbox.consent_app}, {@code sandbox.protocol}
     * and {@code sandbox.secret_file} as in {@link SandboxOptions}, {@code sandbox.json} where to describe the sandbox, beside which the shared
     * secret is written, {@code sandbox.once} {@code true} to walk the journey headless and exit, non-zero where a hop is wrong,
     * {@code sandbox.child} {@code true} to end with the process that started this one.
     */
    public static void main(String[] arguments) throws Exception {
        quiet();
        if (Boolean.getBoolean("sandbox.child")) {
            // Maven, when it is stopped by a signal, leaves behind what it started
            ProcessHandle.current().parent().ifPresent(parent -> parent.onExit().thenRun(() -> System.exit(0)));
        }
        Optional<Path> extension = AuthServer.packagedJar();
        if (extension.isEmpty()) {
            stop("The extension isn't packaged: system property obconnect.jar names no file.");
        }
        Sandbox sandbox = null;
        try {
            sandbox = new Sandbox(SandboxOptions.read(given()));
            sandbox.start(extension);
        } catch (IOException | IllegalArgumentException e) {
            stop(e.getMessage());
        }
        Optional<Path> secret = sandbox.write(Optional.ofNullable(System.getProperty("sandbox.json")).map(Path::of));
        boolean once = Boolean.getBoolean("sandbox.once") || "".equals(System.getProperty("sandbox.once"));
        if (once) {
            boolean right = sandbox.walk();
            sandbox.close();
            System.exit(right ? 0 : 1);
        }
        System.out.println(sandbox.demo.welcome(secret));
        Runtime.getRuntime().addShutdownHook(new Thread(sandbox::close));
        Thread.currentThread().join();
    }

    /** The server's parts have much to tell that nobody wants to know here. */
    private static void quiet() {
        System.setProperty("org.slf4j.simpleLogger.log.io.obconnect", "warn");
        SERVER_LOG.setLevel(Level.SEVERE);
    }

    private static void stop(String why) {
        System.err.println("The sandbox doesn't start: " + why);
        System.exit(2);
    }

    private static Map<String, String> given() {
        Map<String, String> given = new HashMap<>();
        System.getProperties().stringPropertyNames().stream().filter(name -> name.startsWith("sandbox."))
                .forEach(name -> given.put(name, System.getProperty(name)));
        return given;
    }

    /** Describes this sandbox in a file. @return where the secret is that auth server and Consent App share */
    private Optional<Path> write(Optional<Path> json) throws IOException {
        if (json.isEmpty()) {
            return options.secretFile();
        }
        describe().write(json.get());
        if (options.secretFile().isPresent()) {
            return options.secretFile();
        }
        Path secret = json.get().resolveSibling("sandbox.secret");
        Files.writeString(secret, sharedSecret() + "\n");
        return Optional.of(secret);
    }
}
