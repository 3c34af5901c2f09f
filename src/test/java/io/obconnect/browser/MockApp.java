package io.obconnect.browser;

import io.obconnect.tools.Obconnect;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

import org.openqa.selenium.support.ui.FluentWait;
import picocli.CommandLine;

/** The kit's mock Consent App, run by its command until it is closed. */
final class MockApp implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final StringWriter said = new StringWriter();
    private final Thread running;

    /** @param secret a file with the shared secret */
    MockApp(int port, String issuer, Path secret, String... options) {
        List<String> command = new ArrayList<>(List.of("kit", "app", "--port", String.valueOf(port), "--hostname", issuer,
                "--consent-app", "http://localhost:" + port, "--secret-file", secret.toString()));
        command.addAll(List.of(options));
        PrintWriter out = new PrintWriter(said, true);
        CommandLine line = Obconnect.commandLine().setOut(out).setErr(out);
        running = new Thread(() -> line.execute(command.toArray(String[]::new)), "mock Consent App");
        running.start();
        new FluentWait<>(said).withTimeout(PATIENCE).pollingEvery(Duration.ofMillis(20)).withMessage(said::toString)
                .until(text -> text.toString().contains("stop it with Ctrl-C"));
    }

    /** Every value of one of its options. */
    static List<String> choices(String option) {
        return StreamSupport.stream(Obconnect.commandLine().getSubcommands().get("kit").getSubcommands().get("app").getCommandSpec()
                .findOption(option).completionCandidates().spliterator(), false).toList();
    }

    /** What it has printed. */
    String said() {
        return said.toString();
    }

    @Override
    public void close() throws IOException {
        running.interrupt();
        try {
            running.join(PATIENCE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (running.isAlive()) {
            throw new IOException("the mock Consent App doesn't stop");
        }
    }
}
