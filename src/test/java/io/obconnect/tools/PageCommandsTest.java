package io.obconnect.tools;

import static org.assertj.core.api.Assertions.assertThat;

import io.obconnect.config.ConfigurationReader;
import io.obconnect.config.Environment;
import io.obconnect.config.Reading;
import io.obconnect.message.SecretSources;
import io.obconnect.ops.HealthResource;
import io.obconnect.ops.MetricsResource;
import jakarta.ws.rs.GET;

import java.io.IOException;
import java.io.StringReader;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** Runs what an operator is told to type: the first hour from its beginning to its end, the making of secrets, the addresses of every call. */
class PageCommandsTest {

    private static final String FIRST_HOUR = "docs/first-hour.md";
    private static final Pattern BLOCK = Pattern.compile("(?m)^ *```(?:console|sh)\\n((?:.*\\n)*?) *```");
    private static final Pattern ADDRESS = Pattern.compile("/jans-auth/obconnect(/[a-z/]+)");
    private static final Pattern OBCONNECT = Pattern.compile("(?m)(?:^\\s*\\$ |`)obconnect ((?:\\\\\\n|[^`\\n])+)");
    private static final String JETTY = "/opt/jans/jetty/jans-auth";
    private static final String SERVER = "https://auth.bank.example";

    @TempDir
    private Path folder;

    @Test
    void theFirstHourLeadsToARegisteredServerThatTheDoctorFindsNothingWrongWith() throws Exception {
        LocalCertificate certificate = LocalCertificate.in(folder);
        try (ConfigApiServer server = ConfigApiServer.secured(certificate.context())) {
            server.acr = "simple_password_auth";
            server.client("2100.0c4a7e5f", "requirePar", false);
            server.health.putAll(Map.of("status", "up", "parts", Map.of()));
            Path base = ServerFolder.create(folder, "1.0.15", ServerFolder.PLAIN_CONTEXT);
            Path war = ServerFolder.war(folder, "1.0.0");
            Files.writeString(folder.resolve("api.secret"), ConfigApiServer.SECRET);
            Files.writeString(folder.resolve("metrics.token"), "0123456789abcdef0123456789abcdef");
            Files.writeString(folder.resolve("bank.properties"),
                    Files.readString(Path.of("deploy/kubernetes/bank.properties")).replace(SERVER, server.uri().toString()));

            List<String> commands = lines(FIRST_HOUR).stream().filter(line -> line.startsWith("$ obconnect ")).toList();
            for (String command : commands) {
                String[] words = command.substring("$ obconnect ".length()).split("\\s+");
                Stream<Object> given = Arrays.stream(words).map(word -> word.equals(JETTY) ? base : word.equals(SERVER) ? server.uri()
                        : word.matches("[a-z]+\\.(secret|properties|token)") ? folder.resolve(word) : word);
                Stream<Object> hidden = words[0].equals("install") ? Stream.of("--war", war) : Stream.of("--ca-file", certificate.pem());

                Ran ran = Ran.obconnect(Stream.concat(given, hidden).toArray());

                assertThat(ran.all()).as(command).isNotBlank();
                // the doctor may have something to look at: this server is younger than half a minute, and nobody is there
                assertThat(ran.exitCode()).as("%s\n%s", command, ran.all()).isZero();
            }
            assertThat(server.wrong()).isEmpty();
            assertThat(commands).extracting(command -> command.split("\\s+")[2]).containsExactly("install", "install", "register", "register", "doctor");
            assertThat(base.resolve("custom/libs/obconnect-extension.jar")).exists();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {FIRST_HOUR, "docs/kubernetes.md"})
    void theLinesThatMakeSecretsMakeSecretsThatTheSampleIsAcceptedWith(String page) throws Exception {
        List<String> lines = lines(page).stream().filter(line -> line.contains("/dev/urandom")).toList();
        assertThat(lines).hasSizeGreaterThanOrEqualTo(3);
        for (String line : lines) {
            Process shell = new ProcessBuilder("sh", "-c", line.replace("/etc/obconnect/", "")).directory(folder.toFile())
                    .redirectErrorStream(true).start();
            assertThat(shell.waitFor(2, TimeUnit.MINUTES)).isTrue();
            assertThat(shell.exitValue()).as(line).isZero();
        }
        Properties read = new Properties();
        read.load(new StringReader(Files.readString(Path.of("deploy/kubernetes/bank.properties"))));
        Map<String, String> properties = new HashMap<>();
        read.stringPropertyNames().forEach(name -> properties.put(name, read.getProperty(name)));

        Reading reading = new ConfigurationReader().read(properties, new Environment(SERVER, "obconnect"::equals, Clock.systemUTC(), made()));

        assertThat(reading).isInstanceOfSatisfying(Reading.Valid.class, valid -> {
            assertThat(valid.warnings()).isEmpty();
            // octets of the key itself, not their hash: what the Consent App is given
            assertThat("hex:" + HexFormat.of().formatHex(valid.configuration().sharedSecret().key()))
                    .isEqualTo(text(folder.resolve("shared.secret")));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {FIRST_HOUR, "docs/kubernetes.md", "docs/monitoring.md", "docs/upgrade.md", "docs/runbook.md"})
    void everyAddressThatIsCalledIsServed(String page) throws IOException {
        Set<String> served = new HashSet<>();
        for (Class<?> resource : List.of(HealthResource.class, MetricsResource.class)) {
            for (Method method : resource.getDeclaredMethods()) {
                if (method.isAnnotationPresent(GET.class)) {
                    served.add(resource.getAnnotation(jakarta.ws.rs.Path.class).value()
                            + Optional.ofNullable(method.getAnnotation(jakarta.ws.rs.Path.class)).map(jakarta.ws.rs.Path::value).orElse(""));
                }
            }
        }
        assertThat(ADDRESS.matcher(Files.readString(Path.of(page))).results().map(found -> found.group(1))).isNotEmpty().allMatch(served::contains);
    }

    @ParameterizedTest
    @ValueSource(strings = {FIRST_HOUR, "docs/upgrade.md", "docs/releases.md", "SECURITY.md"})
    void everyCommandAndOptionThatIsNamedExists(String page) throws IOException {
        List<String> commands = OBCONNECT.matcher(Files.readString(Path.of(page))).results().map(found -> found.group(1)).toList();
        assertThat(commands).isNotEmpty().allSatisfy(command -> {
            CommandLine line = Obconnect.commandLine();
            String first = command.split("\\s+")[0];
            CommandLine named = first.startsWith("-") ? line : line.getSubcommands().get(first);
            assertThat(named).as("obconnect %s", command).isNotNull();
            Set<String> options = Pattern.compile("(?<=\\s|^)--?[a-zA-Z][a-z-]*").matcher(command).results().map(found -> found.group())
                    .collect(Collectors.toSet());
            assertThat(named.getCommandSpec().optionsMap().keySet()).as("obconnect %s", command).containsAll(options);
        });
    }

    private SecretSources made() {
        return new SecretSources() {
            @Override
            public Optional<byte[]> file(String path) {
                return Optional.of(text(folder.resolve(Path.of(path).getFileName())).getBytes(StandardCharsets.UTF_8));
            }

            @Override
            public Optional<String> environment(String name) {
                return Optional.empty();
            }
        };
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static List<String> lines(String page) throws IOException {
        List<String> lines = new ArrayList<>();
        BLOCK.matcher(Files.readString(Path.of(page))).results().forEach(block -> block.group(1).lines().map(String::strip)
                .filter(line -> !line.isEmpty()).forEach(lines::add));
        return lines;
    }
}
