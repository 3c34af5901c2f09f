package io.obconnect.deploy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The files of {@code deploy/}, read as strictly as those read them that they are for. */
final class Manifests {

    static final Path DEPLOY = Path.of("deploy");
    static final Path KUBERNETES = DEPLOY.resolve("kubernetes");

    // the models keep fields that they don't know; a misspelled one must fail
    private static final ObjectMapper STRICT = new ObjectMapper().setAnnotationIntrospector(new JacksonAnnotationIntrospector() {
        private static final long serialVersionUID = 1;

        @Override
        public Boolean hasAnySetter(Annotated annotated) {
            return false;
        }
    });

    private Manifests() {
    }

    static List<Path> yamlFiles() {
        return files().stream().filter(file -> file.toString().endsWith(".yaml") || file.toString().endsWith(".yml")).toList();
    }

    static List<Path> files() {
        try (Stream<Path> all = Files.walk(DEPLOY)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A YAML file with one document, whose keys are there once. */
    static Map<String, Object> yaml(Path file) {
        return yaml(text(file));
    }

    static Map<String, Object> yaml(String text) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        return new Yaml(new SafeConstructor(options)).load(text);
    }

    /** As an object of Kubernetes or of an operator; refused where it has a field that the type lacks. */
    static <T> T as(Class<T> type, Map<String, Object> manifest) {
        return STRICT.convertValue(manifest, type);
    }

    static <T> T as(Class<T> type, String name) {
        return as(type, yaml(KUBERNETES.resolve(name)));
    }
}
