package io.obconnect.it;

import com.nimbusds.jose.JWEObject;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** One of the example Consent Apps of {@code docs/examples}, running as its guide says. */
final class ExampleApp implements AutoCloseable {

    static final String USER = "alice";
    static final String PASSWORD = "wonderland";

    /** How each is started. */
    enum Language {
        JAVA("docs/examples/consent-app-java/ConsentApp.java"),
        NODE("docs/examples/consent-app-node/consent-app.js");

        private final Path file;

        Language(String file) {
            this.file = Path.of(file);
        }

        boolean runs() {
            return this == JAVA || nodeRuns();
        }

        private List<String> command() {
            return this == NODE ? List.of("node", file.toString())
                    : List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx128m",
                            "-XX:TieredStopAtLevel=1", "-cp", nimbus(), file.toString());
        }

        private static String nimbus() {
            return Path.of(URI.create(JWEObject.class.getProtectionDomain().getCodeSource().getLocation().toString())).toString();
        }

        private static boolean nodeRuns() {
            try {
                return new ProcessBuilder("node", "--version").redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor() == 0;
            } catch (IOException e) {
                return false;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
    }

    private final Process process;

    private ExampleApp(Process process) {
        this.process = process;
    }

    /** Started, and listening. */
    static ExampleApp start(Language language, Map<String, String> environment) {
        try {
            ProcessBuilder builder = new ProcessBuilder(language.command()).redirectErrorStream(true);
            builder.environment().putAll(environment);
            builder.environment().putAll(Map.of("BANK_USER", USER, "BANK_PASSWORD", PASSWORD));
            Process process = builder.start();
            BufferedReader output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
            StringBuilder said = new StringBuilder();
            for (String line = output.readLine(); ; line = output.readLine()) {
                if (line == null) {
                    throw new AssertionError(language + " ended: " + said);
                }
                if (line.startsWith("Consent App at ")) {
                    break;
                }
                said.append(line).append('\n');
            }
            Thread drain = new Thread(() -> output.lines().forEach(line -> { }), "output of the example app");
            drain.setDaemon(true);
            drain.start();
            return new ExampleApp(process);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
