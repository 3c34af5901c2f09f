package io.obconnect.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Comments cite the protocol page by section number or by heading; whatever they cite is there. */
class ProtocolPageTest {

    private static final Path PAGE = Path.of("docs/protocol.md");
    /** How a comment goes on in its next line. */
    private static final Pattern LINE_BREAK = Pattern.compile("\\s*\\R\\s*(?:\\*|//)?\\s*");
    /** {@code protocol section 3}, {@code protocol sections 1 to 4 and 7}. */
    private static final Pattern SECTIONS = Pattern.compile("protocol sections? (\\d+(?:(?:,| to| and) \\d+)*)");
    /** {@code protocol, "A", "B"}, {@code protocol section 1, "A", and "B"}. */
    private static final Pattern HEADINGS = Pattern.compile("protocol(?: sections? [\\d to,and]+)?((?:,(?: and)? \"[^\"]+\")+)");
    private static final Pattern NUMBER = Pattern.compile("\\d+");
    private static final Pattern QUOTED = Pattern.compile("\"([^\"]+)\"");
    private static final int KNOWN_SECTIONS = 50;
    private static final int KNOWN_HEADINGS = 10;

    /** A place in a source, and what it cites. */
    private record Citation(Path source, String cited) {
    }

    @Test
    void everySectionThatACommentCitesIsOnThePage() throws IOException {
        Set<String> numbers = headings().stream().map(heading -> heading.replaceFirst("\\..*", "")).collect(Collectors.toSet());
        List<Citation> cited = citations(SECTIONS, NUMBER);
        assertThat(cited).hasSizeGreaterThanOrEqualTo(KNOWN_SECTIONS)
                .allSatisfy(citation -> assertThat(numbers).as("%s cites a section", citation.source()).contains(citation.cited()));
    }

    @Test
    void everyHeadingThatACommentQuotesIsOnThePage() throws IOException {
        Set<String> headings = headings().stream().flatMap(heading -> Stream.of(heading, heading.replaceFirst(":.*", "")))
                .collect(Collectors.toCollection(TreeSet::new));
        List<Citation> cited = citations(HEADINGS, QUOTED);
        assertThat(cited).hasSizeGreaterThanOrEqualTo(KNOWN_HEADINGS)
                .allSatisfy(citation -> assertThat(headings).as("%s quotes a heading", citation.source()).contains(citation.cited()));
    }

    private static List<String> headings() throws IOException {
        return Files.readAllLines(PAGE).stream().filter(line -> line.startsWith("#")).map(line -> line.replaceFirst("^#+ ", "")).toList();
    }

    private static List<Citation> citations(Pattern citation, Pattern part) throws IOException {
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            return sources.filter(file -> file.toString().endsWith(".java")).flatMap(source -> parts(source, citation, part)).toList();
        }
    }

    private static Stream<Citation> parts(Path source, Pattern citation, Pattern part) {
        return citation.matcher(LINE_BREAK.matcher(text(source)).replaceAll(" ")).results().map(found -> found.group(1))
                .flatMap(list -> part.matcher(list).results())
                .map((MatchResult found) -> new Citation(source, found.groupCount() > 0 ? found.group(1) : found.group()));
    }

    private static String text(Path source) {
        try {
            return Files.readString(source);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
