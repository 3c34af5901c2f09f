package io.obconnect.tools.install;

import io.obconnect.tools.Change;
import io.obconnect.tools.Refused;
import io.obconnect.tools.Step;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
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

    /**
     * The context file as it was before install added our jar; empty where somebody else has changed the file since, or install never did.
     *
     * @throws Refused where a copy can't be read
     */
    Optional<ContextFile> before(ContextFile now) {
        if (!Files.isDirectory(base.backup())) {
            return Optional.empty();
        }
        try (Stream<Path> folders = Files.list(base.backup())) {
            for (Path folder : folders.sorted().toList()) {
                Path copy = folder.resolve(base.contextFile().getFileName());
                if (Files.isRegularFile(copy)) {
                    ContextFile before = new ContextFile(ServerFiles.read(copy), base.root());
                    if (before.with(base.jar()).equals(now)) {
                        return Optional.of(before);
                    }
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            throw Refused.because(base.backup() + " can't be read", "Run the command as root or as the owner of the server's files.", e);
        }
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
