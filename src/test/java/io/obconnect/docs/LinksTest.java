package io.obconnect.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** What the pages point to is there: files, headings, profiles of the build. */
class LinksTest {

    private static final Pattern LINK = Pattern.compile("!?\\[[^]]*]\\(([^)\\s]+)\\)");
    private static final Pattern CODE = Pattern.compile("`[^`\\n]*`");
    private static final Pattern FENCED = Pattern.compile("(?ms)^```[^\\n]*\\n(.*?)^```");
    private static final Pattern CLASS = Pattern.compile("`([a-z]+\\.[A-Z]\\w+)`");
    private static final Pattern ELSEWHERE = Pattern.compile("[a-z][a-z+.-]*:.*");

    static List<Path> pages() throws IOException {
        List<Path> pages = new ArrayList<>(List.of(Path.of("README.md"), Path.of("CHANGELOG.md"), Path.of("SECURITY.md")));
        try (Stream<Path> docs = Files.list(Path.of("docs"))) {
            docs.filter(file -> file.toString().endsWith(".md")).sorted().forEach(pages::add);
        }
        return pages;
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyRelativeLinkLeadsSomewhere(Path page) throws IOException {
        for (String link : links(Files.readString(page))) {
            String[] parts = link.split("#", 2);
            Path target = parts[0].isEmpty() ? page : page.toAbsolutePath().getParent().resolve(parts[0]).normalize();
            assertThat(target).as("%s links to %s", page, link).exists();
            if (parts.length == 2) {
                assertThat(anchors(Files.readString(target))).as("%s links to %s", page, link).contains(parts[1]);
            }
        }
    }

    @Test
    void theReadmeLeadsToEveryPageOfTheDocsDirectlyOrByAnother() throws IOException {
        Set<Path> reached = new HashSet<>();
        Deque<Path> ahead = new ArrayDeque<>(List.of(Path.of("README.md")));
        while (!ahead.isEmpty()) {
            Path page = ahead.remove();
            if (reached.add(page) && page.toString().endsWith(".md")) {
                for (String link : links(Files.readString(page))) {
                    String file = link.split("#", 2)[0];
                    if (!file.isEmpty()) {
                        ahead.add(Path.of("").resolve(page.resolveSibling(file)).normalize());
                    }
                }
            }
        }
        assertThat(pages()).filteredOn(page -> page.startsWith("docs")).isNotEmpty().allSatisfy(page -> assertThat(reached).contains(page));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyMavenCommandNamesProfilesAndPropertiesOfTheBuild(Path page) throws Exception {
        Set<String> profiles = profiles();
        String build = Files.readString(Path.of("pom.xml"));
        for (String command : commands(Files.readString(page))) {
            for (String word : command.split("\\s+")) {
                if (word.startsWith("-P")) {
                    assertThat(profiles).as("%s: %s", page, command).containsAll(Arrays.asList(word.substring(2).split(",")));
                } else if (word.startsWith("-Dsandbox.")) {
                    assertThat(build).as("%s: %s", page, command).contains("${" + word.substring(2).split("=", 2)[0] + "}");
                }
            }
        }
    }

    /** A name like {@code journey.Ticket} in a page is a class below {@code io.obconnect}. */
    @ParameterizedTest
    @MethodSource("pages")
    void everyClassThatAPageNamesExists(Path page) throws IOException {
        assertThat(CLASS.matcher(Files.readString(page)).results().map(found -> found.group(1)))
                .allSatisfy(name -> assertThat(Path.of("src/main/java/io/obconnect", name.replace('.', '/') + ".java")).exists());
    }

    @Test
    void theReadmesCommandsAreSeen() throws IOException {
        assertThat(commands(Files.readString(Path.of("README.md")))).contains("mvn -q -Psandbox", "mvn verify", "mvn -q -Psandbox -Dsandbox.once");
    }

    private static List<String> links(String page) {
        String text = CODE.matcher(FENCED.matcher(page).replaceAll("")).replaceAll("");
        return LINK.matcher(text).results().map(found -> found.group(1)).filter(link -> !ELSEWHERE.matcher(link).matches()).toList();
    }

    private static List<String> commands(String page) {
        return FENCED.matcher(page).results().flatMap(block -> block.group(1).lines()).map(String::strip)
                .filter(line -> line.startsWith("mvn ")).map(line -> line.replaceFirst("\\s+#.*$", "").strip()).toList();
    }

    /** As the usual renderers make them. */
    private static Set<String> anchors(String page) {
        return FENCED.matcher(page).replaceAll("").lines().filter(line -> line.startsWith("#"))
                .map(line -> line.replaceFirst("^#+\\s+", "").toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}\\- _]", "").replace(' ', '-'))
                .collect(Collectors.toSet());
    }

    private static Set<String> profiles() throws Exception {
        NodeList found = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(Path.of("pom.xml").toFile())
                .getElementsByTagName("profile");
        return Stream.iterate(0, i -> i < found.getLength(), i -> i + 1).map(i -> (Element) found.item(i))
                .map(profile -> profile.getElementsByTagName("id").item(0).getTextContent()).collect(Collectors.toSet());
    }
}
