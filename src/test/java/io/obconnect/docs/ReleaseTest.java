package io.obconnect.docs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;

/** Build, pages and samples speak of one version, and of the files that a release has. */
class ReleaseTest {

    private static final Pattern SEMANTIC = Pattern.compile("\\d+\\.\\d+\\.\\d+(-SNAPSHOT)?");
    private static final String CHANGES = "CHANGELOG.md";

    @Test
    void theVersionIsOfTheScheme() throws Exception {
        assertThat(version()).matches(SEMANTIC);
    }

    /** What {@code obconnect --version} and {@code install} say comes from the manifest, which has the build's version. */
    @Test
    void everyVersionOfOursInPagesAndSamplesIsTheOneThatIsWorkedOn() throws Exception {
        String release = version().replace("-SNAPSHOT", "");
        Pattern shown = Pattern.compile("(?:\\bobconnect |auth-server-obconnect:|obconnect-tools:|tag: \")(\\d+\\.\\d+\\.\\d+)");
        int seen = 0;
        for (String file : List.of("docs/operators.md", "docs/kubernetes.md", "deploy/kubernetes/values.yaml", "deploy/kubernetes/register-job.yaml")) {
            List<String> versions = shown.matcher(text(file)).results().map(found -> found.group(1)).toList();
            assertThat(versions).as(file).isNotEmpty().containsOnly(release);
            seen += versions.size();
        }
        assertThat(seen).isGreaterThan(6);
        assertThat(text("pom.xml")).contains("<Implementation-Version>${project.version}</Implementation-Version>",
                "<addDefaultImplementationEntries>true</addDefaultImplementationEntries>");
    }

    @Test
    void theChangelogHasAPlaceForWhatComesNextAndADateForWhatWasReleased() throws Exception {
        List<String> versions = Pattern.compile("(?m)^## (.*)$").matcher(text(CHANGES)).results().map(found -> found.group(1)).toList();

        assertThat(versions.get(0)).isEqualTo("[Unreleased]");
        assertThat(versions.subList(1, versions.size())).allSatisfy(released ->
                assertThat(released).matches("\\[\\d+\\.\\d+\\.\\d+] - \\d{4}-\\d{2}-\\d{2}"));
        String version = version();
        if (!version.endsWith("-SNAPSHOT")) {
            assertThat(versions).anyMatch(released -> released.startsWith("[" + version + "]"));
        }
        assertThat(Pattern.compile("(?m)^### (.*)$").matcher(text(CHANGES)).results().map(found -> found.group(1)))
                .isNotEmpty().allMatch(List.of("Added", "Changed", "Deprecated", "Removed", "Fixed", "Security", "Upgrade")::contains);
    }

    @Test
    void theLicenceIsApaches() throws Exception {
        assertThat(text("LICENSE")).contains("Apache License", "Version 2.0, January 2004", "END OF TERMS AND CONDITIONS");
        Element licenses = (Element) project().getElementsByTagName("licenses").item(0);
        assertThat(licenses.getElementsByTagName("name").item(0).getTextContent()).isEqualTo("Apache-2.0");
    }

    @Test
    void everyFileOfTheReleaseThatThePageNamesIsMadeByTheProfile() throws Exception {
        String pom = text("pom.xml");
        String page = text("docs/releases.md");
        String profile = pom.substring(pom.indexOf("<id>release</id>"), pom.indexOf("</profile>", pom.indexOf("<id>release</id>")));

        for (String file : List.of(".war", "-deploy.zip", "-sbom.json")) {
            assertThat(page).contains("`obconnect-VERSION" + file + "`");
            assertThat(profile).contains("${release.name}" + file + "\"");
        }
        for (String file : List.of("LICENSE", CHANGES, "SHA256SUMS", "SHA512SUMS")) {
            assertThat(page).contains("`" + file + "`");
            assertThat(profile).contains(file);
        }
    }

    private static String version() throws Exception {
        for (var child = project().getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child.getNodeName().equals("version")) {
                return child.getTextContent();
            }
        }
        throw new AssertionError("the project has no version");
    }

    private static Element project() throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(Path.of("pom.xml").toFile()).getDocumentElement();
    }

    private static String text(String file) throws IOException {
        return Files.readString(Path.of(file));
    }
}
