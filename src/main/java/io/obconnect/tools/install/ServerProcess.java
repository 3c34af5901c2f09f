package io.obconnect.tools.install;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A JVM that runs the auth server of a folder, as {@code /proc} shows it.
 *
 * @param pid its process id
 * @param java the JVM's own program; empty where another user's may not be looked at
 */
record ServerProcess(String pid, Optional<Path> java) {

    private static final Path PROC = Path.of("/proc");

    /** Those that are seen: in a container of their own, or on a machine without {@code /proc}, there may be others. */
    static List<ServerProcess> of(JettyBase base) {
        if (!Files.isDirectory(PROC)) {
            return List.of();
        }
        try (Stream<Path> processes = Files.list(PROC)) {
            return processes.filter(process -> process.getFileName().toString().matches("[0-9]+")).filter(process -> runs(process, base))
                    .map(process -> new ServerProcess(process.getFileName().toString(), link(process.resolve("exe")))).toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private static boolean runs(Path process, JettyBase base) {
        List<String> words;
        try {
            words = Arrays.asList(Files.readString(process.resolve("cmdline"), StandardCharsets.ISO_8859_1).split("\0"));
        } catch (IOException e) {
            return false; // it has just ended
        }
        boolean named = words.stream().anyMatch(word -> word.matches("(-D)?jetty\\.base=.*") && base.isAt(word.substring(word.indexOf('=') + 1)));
        boolean jetty = words.stream().anyMatch(word -> word.endsWith("start.jar") || word.startsWith("org.eclipse.jetty."));
        return named || jetty && link(process.resolve("cwd")).filter(folder -> base.isAt(folder.toString())).isPresent();
    }

    private static Optional<Path> link(Path link) {
        try {
            return Optional.of(Files.readSymbolicLink(link));
        } catch (IOException | UnsupportedOperationException e) {
            return Optional.empty();
        }
    }
}
