package io.obconnect.sandbox;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;

/** The sandbox as a process of its own, started by another as Maven does it. */
class SandboxStopIT {

    private static final long PATIENCE_SECONDS = 300;

    @TempDir
    private Path folder;

    /** Stands for Maven: starts what it is told, hands its output on, and waits. */
    public static final class Parent {

        private Parent() {
        }

        public static void main(String[] command) throws Exception {
            Process child = new ProcessBuilder(command).inheritIO().start();
            System.out.println("child " + child.pid());
            System.exit(child.waitFor());
        }
    }

    @Test
    void whenMavenIsStoppedByTermTheSandboxEndsTooAndTheLastLineBeforeWasTheAddress() throws Exception {
        Process maven = start("-Dsandbox.port=0", "-Dsandbox.protocol=strict", "-Dsandbox.child=true",
                "-Dsandbox.json=" + folder.resolve("sandbox.json"));
        Optional<ProcessHandle> child = Optional.empty();
        List<String> said = new ArrayList<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(maven.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                said.add(line);
                if (line.startsWith("child ")) {
                    child = ProcessHandle.of(Long.parseLong(line.substring("child ".length())));
                }
                if (line.startsWith("Open http://localhost:")) {
                    break;
                }
            }
            assertThat(said).as("what it said").anyMatch(line -> line.startsWith("Open http://localhost:"));
            assertThat(said).as("quiet before the address").noneMatch(line -> line.contains("INFO") || line.contains("WARN"));
            assertThat(said).anyMatch(line -> line.contains("strict protocol")).anyMatch(line -> line.contains("sandbox.secret"));
            assertThat(folder.resolve("sandbox.secret")).exists();

            maven.destroy(); // TERM

            assertThat(maven.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
            child.orElseThrow().onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } finally {
            child.ifPresent(ProcessHandle::destroyForcibly);
            maven.destroyForcibly();
        }
    }

    @Test
    void aWrongPropertyEndsTheStartWithItsMessage() throws Exception {
        Process maven = start("-Dsandbox.port=0", "-Dsandbox.consent_app=localhost:9191");

        String said = new String(maven.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(maven.waitFor()).isEqualTo(2);
        assertThat(said).contains("The sandbox doesn't start: -Dsandbox.consent_app=localhost:9191").doesNotContain("\tat ");
    }

    private static Process start(String... properties) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        // too long for a command line on some systems
        Path classPath = Files.writeString(Files.createTempFile("class-path", ".txt"),
                "-cp \"" + System.getProperty("java.class.path").replace("\\", "\\\\") + "\"");
        List<String> command = new ArrayList<>(List.of(java, "@" + classPath, Parent.class.getName(), java, "@" + classPath,
                "-Dobconnect.jar=" + AuthServer.packagedJar().orElseThrow()));
        command.addAll(List.of(properties));
        command.add(Sandbox.class.getName());
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }
}
