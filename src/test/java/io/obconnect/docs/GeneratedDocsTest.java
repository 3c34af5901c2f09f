package io.obconnect.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.obconnect.ErrorCode;
import io.obconnect.config.Property;
import io.obconnect.tools.JavaScripts;
import io.obconnect.tools.Release;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GeneratedDocsTest {

    @ParameterizedTest
    @ValueSource(strings = {"codes.md", "properties.md", "compatibility.md"})
    void thePageSaysWhatTheCodeSays(String page) throws IOException {
        Path file = Path.of("docs").resolve(page);

        assertThat(file).as("refresh with: %s", DocsWriter.COMMAND).exists();
        assertThat(Files.readString(file)).as("%s is stale; refresh with: %s", file, DocsWriter.COMMAND)
                .isEqualTo(DocsWriter.pages().get(page));
    }

    @Test
    void theReadmesTableIsTheOneOfTheRuns() throws IOException {
        String readme = Files.readString(Path.of("README.md"));

        assertThat(readme).contains(Compatibility.BEGIN, Compatibility.END);
        assertThat(readme).as("README.md is stale; refresh with: %s", DocsWriter.COMMAND).isEqualTo(DocsWriter.readme(readme));
    }

    @Test
    void theRunsSayOfJavaScriptsWhatTheToolsDo() throws IOException {
        assertThat(Compatibility.read().runs()).hasSizeGreaterThanOrEqualTo(4).allSatisfy(run -> {
            Release release = new Release(run.janssen().startsWith("nightly") ? "0.0.0-nightly" : run.janssen());
            JavaScripts scripts = JavaScripts.on(release);
            assertThat(run.java()).as(run.janssen()).isEqualTo(!scripts.load() ? "no" : scripts.flags().isEmpty() ? "yes" : "yes, with JVM options");
            assertThat(run.jython()).as(run.janssen()).isEqualTo("yes");
        });
    }

    @Test
    void noTwoFailuresShareACodeAndEachHasARemedy() {
        assertThat(Arrays.stream(ErrorCode.values()).map(ErrorCode::id)).doesNotHaveDuplicates();
        assertThat(ErrorCode.values()).allSatisfy(code -> {
            assertThat(code.title()).isNotBlank().doesNotEndWith(".");
            assertThat(code.remedy()).endsWith(".");
        });
    }

    @Test
    void everyPropertyIsExplained() {
        assertThat(Property.values()).allSatisfy(property -> {
            assertThat(property.meaning()).endsWith(".");
            assertThat(property.range()).isNotBlank();
            assertThat(property.example()).isNotBlank();
        });
    }
}
