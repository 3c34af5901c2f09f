package io.obconnect.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The architecture page names classes; whoever renames one finds the page here. */
class ArchitecturePageTest {

    private static final Path PAGE = Path.of("docs/architecture.md");
    /** A package of ours, and a class in it. */
    private static final Pattern CLASS = Pattern.compile("`([a-z]+\\.[A-Z]\\w*)`");
    private static final int KNOWN_NAMES = 60;

    static Stream<String> names() throws IOException {
        return CLASS.matcher(Files.readString(PAGE)).results().map(name -> name.group(1)).distinct();
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyClassThatThePageNamesIsThere(String name) {
        assertThat(Path.of("src/main/java/io/obconnect", name.replace('.', '/') + ".java")).as("docs/architecture.md names %s", name).exists();
    }

    @Test
    void thePageIsReadWhole() throws IOException {
        assertThat(names()).hasSizeGreaterThanOrEqualTo(KNOWN_NAMES);
    }

    @Test
    void everyPackageHasItsLine() throws IOException {
        List<String> lines = Files.readAllLines(PAGE);
        try (Stream<Path> folders = Files.list(Path.of("src/main/java/io/obconnect")).filter(Files::isDirectory)) {
            assertThat(folders.map(folder -> folder.getFileName().toString()).filter(name -> !List.of("tools", "launch").contains(name)))
                    .allSatisfy(name -> assertThat(lines).as("docs/architecture.md has a line for the package %s", name)
                            .anyMatch(line -> line.startsWith("| `" + name + "` |")));
        }
    }
}
