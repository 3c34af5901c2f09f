package io.obconnect.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * What the figures were measured on.
 *
 * @param processors how many there are
 * @param model the processors' name
 * @param java the virtual machine and its version
 */
record Machine(int processors, String model, String java) {

    private static final Path LINUX = Path.of("/proc/cpuinfo");

    static Machine here() throws IOException {
        return new Machine(Runtime.getRuntime().availableProcessors(), processorName(),
                System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"));
    }

    private static String processorName() throws IOException {
        if (Files.notExists(LINUX)) {
            return System.getProperty("os.arch");
        }
        try (Stream<String> lines = Files.lines(LINUX)) {
            return lines.filter(line -> line.startsWith("model name")).map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst().orElseGet(() -> System.getProperty("os.arch"));
        }
    }
}
