package io.obconnect.sandbox;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How the sandbox is to be, from the properties {@code sandbox.…}. {@link #main} only looks whether it could be so: Maven runs it straight
 * from this file before it builds anything, so it needs nothing but the JDK.
 *
 * @param port the first of five ports; empty for those that are preferred, or any others that are free
 * @param consentApp another Consent App than the demo's
 * @param strict whether auth server and Consent App speak the strict protocol
 * @param secretFile holds the secret that they share; without it a new one is made
 */
record SandboxOptions(Optional<Integer> port, Optional<URI> consentApp, boolean strict, Optional<Path> secretFile) {

    private static final int PREFERRED = 8080;
    private static final int PORTS = 5;
    private static final int LOWEST = 1024;
    private static final int HIGHEST = 65_535 - PORTS + 1;
    private static final int SECRET_OCTETS = 16;
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    /** Loopback ports that were free when they were looked for. */
    record Ports(int server, int tpp, int consentApp, int internalOp, int ldap) {

        private static Ports of(List<Integer> ports) {
            return new Ports(ports.get(0), ports.get(1), ports.get(2), ports.get(3), ports.get(4));
        }

        /** Any free ones. */
        static Ports free() throws IOException {
            return of(firstFree(0));
        }

        /** Each the one that is wanted, or else any that is free; held until all are found, so that none comes twice. */
        private static List<Integer> firstFree(int first) throws IOException {
            List<ServerSocket> held = new ArrayList<>();
            try {
                for (int i = 0; i < PORTS; i++) {
                    held.add(first != 0 && isFree(first + i) ? open(first + i) : open(0));
                }
                return held.stream().map(ServerSocket::getLocalPort).toList();
            } finally {
                for (ServerSocket socket : held) {
                    socket.close();
                }
            }
        }

        private static ServerSocket open(int port) throws IOException {
            return new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
        }

        private static boolean isFree(int port) {
            try (ServerSocket socket = open(port)) {
                return socket.isBound();
            } catch (IOException e) {
                return false;
            }
        }
    }

    /** @throws IllegalArgumentException with one line for the person at the terminal */
    static SandboxOptions read(Map<String, String> properties) {
        return new SandboxOptions(given(properties, "port").map(SandboxOptions::port), given(properties, "consent_app").map(SandboxOptions::consentApp),
                given(properties, "protocol").map(SandboxOptions::isStrict).orElse(false), given(properties, "secret_file").map(SandboxOptions::secretFile));
    }

    private static Optional<String> given(Map<String, String> properties, String name) {
        return Optional.ofNullable(properties.get("sandbox." + name)).map(String::strip).filter(value -> !value.isEmpty());
    }

    private static int port(String text) {
        int port = text.matches("\\d{1,5}") ? Integer.parseInt(text) : -1;
        if (port != 0 && (port < LOWEST || port > HIGHEST)) {
            throw new IllegalArgumentException("-Dsandbox.port=%s: give the first of five ports, %d to %d; without it free ones are found."
                    .formatted(text, LOWEST, HIGHEST));
        }
        return port;
    }

    private static URI consentApp(String text) {
        URI uri;
        try {
            uri = URI.create(text);
        } catch (IllegalArgumentException e) {
            uri = URI.create("");
        }
        boolean https = "https".equalsIgnoreCase(uri.getScheme());
        boolean loopback = "http".equalsIgnoreCase(uri.getScheme()) && uri.getHost() != null && LOOPBACK.contains(uri.getHost());
        if (uri.getHost() == null || !https && !loopback || uri.getRawFragment() != null || uri.getRawUserInfo() != null) {
            throw new IllegalArgumentException("-Dsandbox.consent_app=" + text
                    + ": give the Consent App's whole address, for example http://localhost:8091/; http only on loopback, else https.");
        }
        return uri;
    }

    private static boolean isStrict(String text) {
        if (!Set.of("strict", "legacy").contains(text)) {
            throw new IllegalArgumentException("-Dsandbox.protocol=" + text + ": legacy or strict.");
        }
        return text.equals("strict");
    }

    private static Path secretFile(String text) {
        Path file = Path.of(text).toAbsolutePath();
        String secret;
        try {
            secret = Files.readString(file, StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new IllegalArgumentException("-Dsandbox.secret_file=" + text + ": the file can't be read as text.");
        }
        if (secret.matches("(?s)(base64url|hex|jwk|file|env):.*")) {
            throw new IllegalArgumentException("-Dsandbox.secret_file=" + text + ": the sandbox takes a secret in plain text only.");
        }
        if (secret.getBytes(StandardCharsets.UTF_8).length < SECRET_OCTETS) {
            throw new IllegalArgumentException("-Dsandbox.secret_file=" + text + ": a shared secret has at least " + SECRET_OCTETS + " octets.");
        }
        return file;
    }

    /**
     * Where everything is to listen.
     *
     * @throws IllegalArgumentException where one of the ports asked for is taken
     */
    Ports ports() throws IOException {
        if (port.isEmpty()) {
            return Ports.of(Ports.firstFree(PREFERRED));
        }
        int first = port.get();
        for (int i = 0; first != 0 && i < PORTS; i++) {
            if (!Ports.isFree(first + i)) {
                throw new IllegalArgumentException("Port %d is taken; -Dsandbox.port=%d needs %2$d to %d. Give another, or none: then free ones are found."
                        .formatted(first + i, first, first + PORTS - 1));
            }
        }
        return Ports.of(Ports.firstFree(first));
    }

    /** The secret; empty where one is to be made. */
    Optional<String> secret() throws IOException {
        return secretFile.isPresent() ? Optional.of(Files.readString(secretFile.get()).strip()) : Optional.empty();
    }

    /**
     * Prints what can't be done; nothing where it all can.
     *
     * @param arguments the properties, as {@code name=value}
     */
    public static void main(String[] arguments) throws IOException {
        Map<String, String> properties = new HashMap<>();
        for (String argument : arguments) {
            String[] parts = argument.split("=", 2);
            properties.put(parts[0], parts.length < 2 ? "" : parts[1]);
        }
        try {
            read(properties).ports();
        } catch (IllegalArgumentException e) {
            System.out.println(e.getMessage());
        }
    }
}
