package io.obconnect.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.obconnect.config.ConfigurationReader;
import io.obconnect.config.Environment;
import io.obconnect.config.Problem;
import io.obconnect.config.Property;
import io.obconnect.config.Reading;
import io.obconnect.message.SecretSources;
import io.obconnect.tools.JavaScripts;
import io.obconnect.tools.Release;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Whoever takes a sample as it is has no secret that everybody knows: what stands in pages and {@code deploy/} is refused until it is filled in. */
class SamplesTest {

    private static final List<String> SECRETS = List.of("sharedSecret", "sharedSecret_opening", "requestSecret", "metrics_token");
    private static final Pattern SET = Pattern.compile("(?<![\\w])(" + String.join("|", SECRETS) + ")=([^\\s\"'`]*)");
    private static final Pattern PLACE = Pattern.compile("file:(/[\\w./-]+)");
    private static final SecretSources NOTHING_IS_THERE = new SecretSources() {
        @Override
        public Optional<byte[]> file(String path) {
            return Optional.empty();
        }

        @Override
        public Optional<String> environment(String name) {
            return Optional.empty();
        }
    };

    static List<Path> texts() throws IOException {
        List<Path> texts = new ArrayList<>(Manifests.files());
        try (Stream<Path> docs = Files.list(Path.of("docs"))) {
            docs.filter(file -> file.toString().endsWith(".md")).sorted().forEach(texts::add);
        }
        texts.add(Path.of("README.md"));
        return texts;
    }

    @ParameterizedTest
    @MethodSource("texts")
    void noSecretThatIsShownIsOne(Path text) {
        SET.matcher(Manifests.text(text)).results().filter(found -> !found.group(2).isEmpty()).forEach(found ->
                assertThat(wrong(filled(found.group(1), found.group(2)))).as("%s: %s", text, found.group())
                        .contains(found.group(1)));
    }

    /** Taken as it is, a wrong one costs a restart: which are right depends on the server's version. */
    @ParameterizedTest
    @MethodSource("texts")
    void aFlagForJavaScriptsStandsOnlyWhereItsVersionsDo(Path text) {
        List<String> lines = Manifests.text(text).lines().filter(line -> line.contains("--add-")).toList();

        if (!text.toString().endsWith(".md")) {
            assertThat(lines).as("%s is laid in as it is", text).isEmpty();
        }
        assertThat(lines).allSatisfy(line -> {
            assertThat(line).startsWith("| up to 1.1.3 |");
            assertThat(Pattern.compile("--add-[^`\\s]+").matcher(line).results().map(MatchResult::group).toList())
                    .isEqualTo(JavaScripts.on(new Release("1.0.15")).flags());
        });
    }

    @Test
    void theSampleOfTheJobIsWholeAndItsSecretsAreRefusedUntilTheyAreThere() {
        Map<String, String> sample = properties(Manifests.text(Manifests.KUBERNETES.resolve("bank.properties")));

        assertThat(wrong(sample)).containsExactlyInAnyOrder("sharedSecret", "requestSecret", "metrics_token");
    }

    @Test
    void noExampleOfAPropertyIsASecret() {
        for (String secret : SECRETS) {
            Property property = Arrays.stream(Property.values()).filter(known -> known.key().equals(secret)).findFirst().orElseThrow();
            assertThat(wrong(filled(secret, property.example()))).contains(secret);
        }
    }

    @Test
    void theCheckSeesASecretThatCouldBeUsed() {
        assertThat(wrong(filled("metrics_token", "0123456789abcdef0123456789abcdef"))).doesNotContain("metrics_token");
        assertThat(SET.matcher("-P \"sharedSecret=0123456789abcdef\"").results()).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("texts")
    void everyPageAndSampleKeepsTheSecretsInOneFolder(Path text) {
        assertThat(PLACE.matcher(Manifests.text(text)).results().map(found -> found.group(1))).allSatisfy(place ->
                assertThat(place).startsWith("/etc/obconnect/"));
    }

    private static List<String> wrong(Map<String, String> properties) {
        Reading reading = new ConfigurationReader().read(properties, new Environment("https://auth.bank.example", "obconnect"::equals,
                Clock.systemUTC(), NOTHING_IS_THERE));
        return reading instanceof Reading.Invalid invalid ? invalid.problems().stream().map(Problem::property).toList() : List.of();
    }

    /** Without a shared secret, so that there always is something wrong. */
    private static Map<String, String> filled(String name, String value) {
        Map<String, String> properties = new LinkedHashMap<>(Map.of("tpp_client_id", "2100.0c4a7e5f", "client_name", "Example Payments",
                "organization_name", "Example Bank", "expiry", "300", "consent_app_server_name", "https://consent.bank.example/start",
                "hostname", "https://auth.bank.example"));
        properties.put(name, value);
        return properties;
    }

    private static Map<String, String> properties(String text) {
        Properties read = new Properties();
        try {
            read.load(new StringReader(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> properties = new LinkedHashMap<>();
        read.stringPropertyNames().forEach(name -> properties.put(name, read.getProperty(name)));
        return properties;
    }
}
