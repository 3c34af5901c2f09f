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
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The architecture page names classes and methods; whoever renames one finds the page here. */
class ArchitecturePageTest {

    private static final Path PAGE = Path.of("docs/architecture.md");
    /** A package of ours, a class in it, and maybe a method of that. */
    private static final Pattern NAME = Pattern.compile("`([a-z]+\\.[A-Z]\\w*)(?:#(\\w+))?`");
    private static final int KNOWN_NAMES = 60;
    private static final int KNOWN_METHODS = 50;

    static Stream<String> names() throws IOException {
        return NAME.matcher(Files.readString(PAGE)).results().map(name -> name.group(1)).distinct();
    }

    static Stream<Arguments> methods() throws IOException {
        return NAME.matcher(Files.readString(PAGE)).results().filter(name -> name.group(2) != null)
                .map(name -> name.group(1) + "#" + name.group(2)).distinct().map(name -> Arguments.of((Object[]) name.split("#")));
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyClassThatThePageNamesIsThere(String name) {
        assertThat(source(name)).as("docs/architecture.md names %s", name).exists();
    }

    @ParameterizedTest
    @MethodSource("methods")
    void everyMethodThatThePageNamesIsDeclaredInItsClass(String type, String method) throws IOException {
        // a declaration stands at the level of the class's members, and is no call: nothing is assigned, returned or ended before the name
        Pattern declaration = Pattern.compile("(?m)^ {4}[A-Za-z<@][^=;(]* " + method + "\\(");
        assertThat(Files.readString(source(type))).as("docs/architecture.md names %s#%s", type, method).containsPattern(declaration);
    }

    @Test
    void thePageIsReadWhole() throws IOException {
        assertThat(names()).hasSizeGreaterThanOrEqualTo(KNOWN_NAMES);
        assertThat(methods()).hasSizeGreaterThanOrEqualTo(KNOWN_METHODS);
    }

    private static Path source(String type) {
        return Path.of("src/main/java/io/obconnect", type.replace('.', '/') + ".java");
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
