package io.obconnect.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.util.JSONObjectUtils;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;

/** docs/dependencies.md and pom.xml name the same libraries in the same versions. */
class DependenciesTest {

    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([^:`]+:[^`]+)` \\| (\\S+) \\| (.+) \\|$");
    private static final Pattern PROPERTY = Pattern.compile("\\$\\{([^}]+)}");

    private final Map<String, String> properties = new TreeMap<>();

    @Test
    void everyLibraryIsJustifiedInTheVersionThatTheBuildUses() throws Exception {
        Element project = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(Path.of("pom.xml").toFile()).getDocumentElement();
        children(child(project, "properties"), property -> properties.put(property.getTagName(), property.getTextContent().trim()));
        Map<String, String> managed = new TreeMap<>();
        children(child(child(project, "dependencyManagement"), "dependencies"), bom -> managed.put(text(bom, "groupId"), text(bom, "version")));
        Map<String, String> used = new TreeMap<>();
        children(child(project, "dependencies"), library -> {
            String version = text(library, "version");
            String group = text(library, "groupId");
            used.put(group + ":" + text(library, "artifactId"), version.isEmpty() ? imported(managed, group) : version);
        });

        Map<String, String> justified = new TreeMap<>();
        Matcher rows = ROW.matcher(Files.readString(Path.of("docs/dependencies.md")));
        while (rows.find()) {
            assertThat(rows.group(3)).as("why " + rows.group(1)).isNotBlank();
            justified.put(rows.group(1), rows.group(2));
        }
        assertThat(justified).isEqualTo(used);
    }

    @Test
    void thePackageOfNpmIsTheOneThatTheLockNames() throws Exception {
        Path folder = Path.of("src/test/resources/openid-client");
        Map<String, Object> wanted = JSONObjectUtils.parse(Files.readString(folder.resolve("package.json")));
        String version = (String) JSONObjectUtils.getJSONObject(wanted, "dependencies").get("openid-client");
        assertThat(Files.readString(Path.of("docs/dependencies.md"))).contains("| `openid-client` | " + version + " |");
        Map<String, Object> packages = JSONObjectUtils.getJSONObject(JSONObjectUtils.parse(Files.readString(folder.resolve("package-lock.json"))),
                "packages");
        assertThat(JSONObjectUtils.getJSONObject(packages, "node_modules/openid-client")).containsEntry("version", version);
        packages.forEach((name, one) -> assertThat(one.toString()).as(name).satisfiesAnyOf(
                text -> assertThat(name).isEmpty(), text -> assertThat(text).contains("integrity=sha512-")));
    }

    /** They stand in pom.xml because what Micrometer asks for brings Protocol Buffers along; its client has to find in them what it calls. */
    @Test
    void theTextFormatsOfPrometheusAreOfTheVersionThatMicrometerBrings() throws Exception {
        assertThat(folderOfItsJar(PrometheusTextFormatWriter.class)).isEqualTo(folderOfItsJar(Histogram.class));
    }

    /** In a Maven repository, the version. */
    private static Path folderOfItsJar(Class<?> type) throws Exception {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).getParent().getFileName();
    }

    /** A bill of materials manages its own group and those below it. */
    private static String imported(Map<String, String> managed, String group) {
        return managed.entrySet().stream().filter(bom -> group.equals(bom.getKey()) || group.startsWith(bom.getKey() + "."))
                .max(Map.Entry.comparingByKey()).orElseThrow(() -> new AssertionError("no version for " + group)).getValue();
    }

    private String text(Element of, String name) {
        Element found = child(of, name);
        return found == null ? "" : PROPERTY.matcher(found.getTextContent().trim())
                .replaceAll(match -> Matcher.quoteReplacement(properties.getOrDefault(match.group(1), match.group())));
    }

    private static Element child(Element of, String name) {
        Element[] found = new Element[1];
        children(of, child -> {
            if (child.getTagName().equals(name)) {
                found[0] = child;
            }
        });
        return found[0];
    }

    private static void children(Element of, java.util.function.Consumer<Element> each) {
        NodeList nodes = of.getChildNodes();
        for (int i = 0; i < nodes.getLength(); i++) {
            Node node = nodes.item(i);
            if (node instanceof Element element) {
                each.accept(element);
            }
        }
    }
}
