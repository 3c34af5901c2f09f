package io.obconnect.tools.install;

import io.obconnect.tools.Change;
import io.obconnect.tools.Step;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Copies of what is about to be changed, in {@code JETTY_BASE/obconnect-backup/<time>/}, in the order of the times. */
record Backup(JettyBase base, Clock clock) {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssSSS'Z'").withZone(ZoneOffset.UTC);

    /** Copies these files. */
    Step of(List<Path> files) {
        Path folder = base.backup().resolve(TIME.format(clock.instant()));
        boolean first = !Files.exists(base.backup());
        return Step.of(Change.add(base.relative(base.backup()) + "/", files.stream().map(base::relative).toArray(String[]::new)), () -> {
            Files.createDirectories(folder);
            for (Path file : files) {
                Files.copy(file, folder.resolve(file.getFileName()));
            }
        }, () -> remove(first ? base.backup() : folder));
    }

    /** Removes all copies; can't be taken back, so it comes last. */
    Step removal() {
        return Step.of(Change.remove(base.relative(base.backup()) + "/"), () -> remove(base.backup()), () -> { });
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
