package io.obconnect.browser;

import io.obconnect.tools.Obconnect;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

import org.openqa.selenium.support.ui.FluentWait;
import picocli.CommandLine;

/** The kit's mock Consent App, run by its command until it is closed. */
final class MockApp implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Pattern READY = Pattern.compile("stop it with Ctrl-C");

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
        awaited(READY);
    }

    /** Every value of one of its options. */
    static List<String> choices(String option) {
        return StreamSupport.stream(Obconnect.commandLine().getSubcommands().get("kit").getSubcommands().get("app").getCommandSpec()
                .findOption(option).completionCandidates().spliterator(), false).toList();
    }

    /** Waits until it has printed this. @return where that stands */
    Matcher awaited(Pattern text) {
        return new FluentWait<>(text).withTimeout(PATIENCE).pollingEvery(Duration.ofMillis(20)).withMessage(this::said)
                .until(wanted -> Optional.of(wanted.matcher(said())).filter(Matcher::find).orElse(null));
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
