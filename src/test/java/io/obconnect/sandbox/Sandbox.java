package io.obconnect.sandbox;

import io.obconnect.sandbox.demo.Demo;
import io.obconnect.sandbox.demo.DemoSettings;
import io.obconnect.sandbox.demo.HeadlessWalk;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The sandbox: directory, auth server with the packaged extension, demo TPP, Consent App and the bank's Internal OP, in one process on
 * loopback. {@link #main} is what {@code mvn -Psandbox} runs.
 */
public final class Sandbox implements AutoCloseable {

    /** Who can log in with a password. */
    static final String PERSON = "testuser";
    static final String PASSWORD = "secret";
    /** A client that is no TPP. */
    static final String ORDINARY = "ordinary";

    private static final int LDAP_PORT = 1389;
    private static final int SERVER_PORT = 8080;

    private final Deque<AutoCloseable> running = new ArrayDeque<>();
    private final Ports ports;
    private final Optional<URI> consentApp;
    private final List<SandboxTpp> tpps;
    private final Map<String, String> properties;
    private Directory directory;
    private AuthServer server;
    private DemoSettings demoSettings;
    private Demo demo;

    /**
     * Loopback ports; where {@code server} is 0, any free ones everywhere.
     */
    record Ports(int server, int ldap, int tpp, int consentApp, int internalOp) {

        static Ports from(int server) throws IOException {
            if (server != 0) {
                return new Ports(server, LDAP_PORT, DemoSettings.TPP_PORT, DemoSettings.CONSENT_APP_PORT, DemoSettings.INTERNAL_OP_PORT);
            }
            List<Integer> free = free(3);
            return new Ports(0, 0, free.get(0), free.get(1), free.get(2));
        }

        private static List<Integer> free(int count) throws IOException {
            List<ServerSocket> held = new ArrayList<>();
            try {
                for (int i = 0; i < count; i++) {
                    held.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
                }
                return held.stream().map(ServerSocket::getLocalPort).toList();
            } finally {
                for (ServerSocket socket : held) {
                    socket.close();
                }
            }
        }
    }

    /**
     * A sandbox that isn't started.
     *
     * @param port the auth server's; 0 for any free ports everywhere
     * @param consentApp another Consent App than the demo's
     */
    public Sandbox(int port, Optional<URI> consentApp) throws IOException {
        this.ports = Ports.from(port);
        this.consentApp = consentApp;
        String callback = "http://localhost:" + ports.tpp() + "/callback";
        this.tpps = List.of(SandboxTpp.of("tpp-1", callback), SandboxTpp.of("tpp-2", callback), SandboxTpp.withKey("tpp-3", callback));
        this.properties = new LinkedHashMap<>();
        properties.put("sharedSecret", SandboxTpp.freshSecret());
        properties.put("tpp_client_id", String.join(" ", tpps.stream().map(SandboxTpp::id).toList()));
        properties.put("client_name", "Sandbox TPP");
        properties.put("organization_name", "Sandbox TPP Ltd");
        properties.put("expiry", "300");
        properties.put("consent_app_server_name", consentAppUrl());
        properties.put("metrics_token", SandboxTpp.freshSecret());
    }

    private String consentAppUrl() {
        return consentApp.map(URI::toString).orElse("http://localhost:" + ports.consentApp());
    }

    /** @throws IOException where a port is taken; nothing is left open then */
    public void start(Optional<Path> extension) throws IOException {
        try {
            directory = keep(Directory.start(ports.ldap()));
            directory.addPerson("A1B2", PERSON, PASSWORD);
            tpps.forEach(tpp -> directory.register(tpp.registration()));
            directory.register(Registration.of(ORDINARY, SandboxTpp.freshSecret(), tpps.get(0).redirectUri()));
            server = keep(AuthServer.on(directory).port(ports.server()).extension(extension).properties(properties).cleanerTimer().start());
            demoSettings = new DemoSettings(server.base(), properties.get("sharedSecret"), tpps.stream().map(SandboxTpp::forDemo).toList(),
                    DemoSettings.DEFAULT_PSU, ports.tpp(), ports.consentApp(), ports.internalOp(),
                    Optional.of(new DemoSettings.Directory("localhost", directory.port(), Directory.BIND_DN, Directory.PASSWORD, Directory.PEOPLE)), consentApp);
            demo = keep(new Demo(demoSettings, server.time().clock())); // one time for all parties
            demo.start();
        } catch (IOException | RuntimeException e) {
            close();
            throw e;
        }
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
     * ({@code current}, or {@code 1.0}), {@code sandbox.port} (8080; 0 for any), {@code sandbox.consent_app}
     * another Consent App, {@code sandbox.json} where to describe the sandbox, {@code sandbox.once} {@code true} to walk the journey
     * headless and exit, non-zero where a hop is wrong.
     */
    public static void main(String[] arguments) throws Exception {
        boolean once = Boolean.getBoolean("sandbox.once") || "".equals(System.getProperty("sandbox.once"));
        Optional<URI> consentApp = Optional.ofNullable(System.getProperty("sandbox.consent_app"))
                .filter(text -> !text.isBlank() && !text.startsWith("$")).map(URI::create);
        Optional<Path> extension = AuthServer.packagedJar();
        if (extension.isEmpty()) {
            System.err.println("The extension isn't packaged: system property obconnect.jar names no file.");
            System.exit(2);
        }
        Sandbox sandbox = new Sandbox(Integer.getInteger("sandbox.port", SERVER_PORT), consentApp);
        try {
            sandbox.start(extension);
        } catch (IOException e) {
            System.err.println("The sandbox doesn't start: " + e.getMessage());
            System.exit(2);
        }
        if (System.getProperty("sandbox.json") != null) {
            sandbox.describe().write(Path.of(System.getProperty("sandbox.json")));
        }
        if (once) {
            boolean right = sandbox.walk();
            sandbox.close();
            System.exit(right ? 0 : 1);
        }
        System.out.println(sandbox.demo.welcome());
        Runtime.getRuntime().addShutdownHook(new Thread(sandbox::close));
        Thread.currentThread().join();
    }
}
