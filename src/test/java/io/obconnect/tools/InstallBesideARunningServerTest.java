package io.obconnect.tools;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A JVM of its own stands for the server's: it has its folder on its command line, as Jetty has. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "processes are looked at in /proc")
class InstallBesideARunningServerTest {

    private static final String CONTEXT = "webapps/jans-auth.xml";

    @TempDir
    private Path folder;
    private Path base;
    private Path war;
    private Process server;

    @BeforeEach
    void aRunningServer() throws IOException {
        base = ServerFolder.create(folder, "1.9.0", ServerFolder.PLAIN_CONTEXT);
        war = ServerFolder.war(folder, "1.0.0");
        Path classes = Path.of(URI.create(Server.class.getProtectionDomain().getCodeSource().getLocation().toString()));
        server = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin/java").toString(), "-Djetty.base=" + base,
                "-cp", classes.toString(), Server.class.getName()).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        assertThat(server.inputReader().readLine()).isEqualTo("started");
    }

    @AfterEach
    void stop() throws Exception {
        server.destroy();
        assertThat(server.waitFor(2, TimeUnit.MINUTES)).isTrue();
    }

    /** What the other JVM runs: it says that it has started, and waits. */
    static final class Server {

        public static void main(String[] arguments) throws IOException {
            System.out.println("started");
            System.in.read();
        }
    }

    private Ran install(Object... more) {
        return Ran.obconnect(Stream.concat(Stream.of("install", base, "--war", war), Stream.of(more)).toArray());
    }

    @Test
    void itsFilesAreNotTouchedBecauseItWouldRedeployItself() throws IOException {
        Ran ran = install();

        assertThat(ran.exitCode()).as(ran.all()).isEqualTo(3);
        assertThat(ran.err()).contains("runs (process " + server.pid() + ")", "scanInterval", "--wait-stopped", "--while-running");
        assertThat(base.resolve(CONTEXT)).hasContent(ServerFolder.PLAIN_CONTEXT);
        assertThat(base.resolve("custom/libs/obconnect-extension.jar")).doesNotExist();
    }

    @Test
    void itsOwnJavaIsLookedAt() {
        assertThat(install("--while-running", "--dry-run").out()).contains("note: the server's Java: " + Runtime.version().feature() + ".",
                "warning: the running server redeploys itself now");
    }

    @Test
    void whoWaitsForItsEndInstallsAfterwards() throws Exception {
        CompletableFuture<Ran> waiting = CompletableFuture.supplyAsync(() -> install("--wait-stopped"));
        assertThat(waiting).isNotDone();
        assertThat(base.resolve(CONTEXT)).hasContent(ServerFolder.PLAIN_CONTEXT);

        server.destroy();

        Ran ran = waiting.get(5, TimeUnit.MINUTES);
        assertThat(ran.exitCode()).as(ran.all()).isZero();
        assertThat(Files.readString(base.resolve(CONTEXT))).contains("obconnect-extension.jar");
    }

    @Test
    void theWaitHasALimit() {
        assertThat(install("--wait-stopped", "--wait-limit", "0")).satisfies(ran -> {
            assertThat(ran.exitCode()).isEqualTo(3);
            assertThat(ran.err()).contains("still runs after 0 s (process " + server.pid() + ")");
        });
        assertThat(base.resolve(CONTEXT)).hasContent(ServerFolder.PLAIN_CONTEXT);
    }

    @Test
    void aJarAloneIsReplacedWhileItRuns() throws IOException {
        Files.writeString(base.resolve(CONTEXT), ServerFolder.PLAIN_CONTEXT.replace("</Configure>",
                "<Set name=\"extraClasspath\">./custom/libs/*</Set></Configure>"));

        assertThat(install().exitCode()).as("the context file stays as it is").isZero();
    }

    private Ran uninstall(String... more) {
        return Ran.obconnect(Stream.concat(Stream.of("uninstall", base), Stream.of(more)).toArray());
    }

    @Test
    void uninstallDoesNotTouchTheFilesOfAServerThatWouldRedeployItselfEither() throws IOException {
        assertThat(install("--while-running").exitCode()).isZero();
        String installed = Files.readString(base.resolve(CONTEXT));

        Ran ran = uninstall();

        assertThat(ran.exitCode()).as(ran.all()).isEqualTo(3);
        assertThat(ran.err()).contains("runs (process " + server.pid() + ")", "scanInterval", "--wait-stopped", "--while-running");
        assertThat(base.resolve(CONTEXT)).hasContent(installed);
        assertThat(base.resolve("custom/libs/obconnect-extension.jar")).exists();
        assertThat(uninstall("--while-running").out()).contains("warning: the running server redeploys itself now");
        assertThat(base.resolve(CONTEXT)).hasContent(ServerFolder.PLAIN_CONTEXT);
        assertThat(base.resolve("custom/libs/obconnect-extension.jar")).doesNotExist();
    }

    @Test
    void whoWaitsForItsEndUninstallsAfterwards() throws Exception {
        assertThat(install("--while-running").exitCode()).isZero();
        assertThat(uninstall("--wait-stopped", "--wait-limit", "0").err()).contains("still runs after 0 s (process " + server.pid() + ")");
        CompletableFuture<Ran> waiting = CompletableFuture.supplyAsync(() -> uninstall("--wait-stopped"));
        assertThat(waiting).isNotDone();

        server.destroy();

        Ran ran = waiting.get(5, TimeUnit.MINUTES);
        assertThat(ran.exitCode()).as(ran.all()).isZero();
        assertThat(base.resolve(CONTEXT)).hasContent(ServerFolder.PLAIN_CONTEXT);
    }
}
