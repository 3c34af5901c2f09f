package io.obconnect.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A Java process that somebody else started, on this machine and as the same user; its JDK's {@code jcmd} does the recording. */
final class RunningProcess implements Sampled {

    private static final String NAME = "obconnect-load";
    private static final String EVENT = """
              <event name="%s">
                <setting name="enabled">true</setting>
                <setting name="period">%d ms</setting>
              </event>
            """;
    private static final String SETTINGS = """
            <?xml version="1.0" encoding="UTF-8"?>
            <configuration version="2.0">
            %s</configuration>
            """.formatted(Recorded.PERIODS.entrySet().stream()
            .map(event -> EVENT.formatted(event.getKey(), event.getValue().toMillis())).collect(Collectors.joining()));

    private final ProcessHandle process;

    /** @throws IllegalArgumentException where there is no such process */
    RunningProcess(long pid) {
        process = ProcessHandle.of(pid).orElseThrow(() -> new IllegalArgumentException("no process " + pid));
    }

    @Override
    public Duration cpu() {
        return process.info().totalCpuDuration().orElseThrow(() -> new IllegalStateException("this machine doesn't tell processor times"));
    }

    @Override
    public void record() {
        try {
            Path settings = Files.createTempFile("sampling", ".jfc");
            try {
                Files.writeString(settings, SETTINGS);
                command("JFR.start", "name=" + NAME, "settings=" + settings);
            } finally {
                Files.delete(settings);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Path recorded(Path file) {
        command("JFR.dump", "name=" + NAME, "filename=" + file.toAbsolutePath());
        command("JFR.stop", "name=" + NAME);
        return file;
    }

    private void command(String... words) {
        List<String> line = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(), String.valueOf(process.pid())));
        line.addAll(List.of(words));
        try {
            Process command = new ProcessBuilder(line).redirectErrorStream(true).start();
            String said = new String(command.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (command.waitFor() != 0) {
                throw new IllegalStateException(words[0] + " failed: " + said);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
