package io.obconnect.tools;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs every command of {@code docs/operators.md} that is shown with its answer, one after the other, and compares. */
class OperatorsGuideTest {

    private static final Pattern CONSOLE = Pattern.compile("```console\n(.*?)```", Pattern.DOTALL);
    private static final String FOLDER = "/opt/jans/jetty/jans-auth";
    private static final String NODE = "10.0.0.7:443";
    private static final String SERVER = "https://auth.bank.example";

    @TempDir
    private Path folder;
    private ConfigApiServer server;
    private LocalCertificate certificate;
    private Path base;
    private Path war;

    @BeforeEach
    void theServerOfTheGuide() throws Exception {
        certificate = LocalCertificate.in(folder);
        server = ConfigApiServer.secured(certificate.context());
        server.acr = "simple_password_auth";
        server.client("2100.0c4a7e5f", "requirePar", false);
        server.health.putAll(Map.of("status", "up", "parts", Map.of("directory", Map.of("status", "up", "detail", "last Person written just now"))));
        base = ServerFolder.create(folder, "2.0.0", ServerFolder.PLAIN_CONTEXT);
        war = ServerFolder.war(folder, "1.0.0");
        Files.writeString(folder.resolve("salt"), "encodeSalt = abcdefghijklmnopqrstuvwx\n");
        Files.writeString(folder.resolve("metrics.token"), "0123456789abcdef0123456789abcdef");
        Files.writeString(folder.resolve("bank.properties"), example("```properties\n(.*?)```").replace(SERVER, server.uri().toString()));
        Files.writeString(folder.resolve("current.ldif"), """
                dn: ou=configuration,o=jans
                objectClass: jansAppConf
                ou: configuration
                jansAuthMode: simple_password_auth

                dn: inum=2100.0c4a7e5f,ou=clients,o=jans
                objectClass: jansClnt
                inum: 2100.0c4a7e5f
                jansAttrs: {"requirePar":false}
                """);
    }

    @AfterEach
    void close() {
        server.close();
    }

    private static String guide() throws IOException {
        return Files.readString(Path.of("docs/operators.md"));
    }

    private static String example(String pattern) throws IOException {
        Matcher matcher = Pattern.compile(pattern, Pattern.DOTALL).matcher(guide());
        assertThat(matcher.find()).as(pattern).isTrue();
        return matcher.group(1);
    }

    @Test
    void everyCommandAnswersWhatTheGuideShows() throws IOException {
        List<String> commands = new ArrayList<>();
        Matcher console = CONSOLE.matcher(guide());
        while (console.find()) {
            String block = console.group(1);
            int answer = block.replace("\\\n", "  ").indexOf('\n') + 1;
            String command = block.substring(0, answer).replace("\\\n", " ").strip();
            commands.add(command);

            Ran ran = run(command.substring("$ obconnect ".length()).split("\\s+"));

            if (command.startsWith("$ obconnect api-client")) {
                // the server of this test has one client, with a secret of its own
                Files.writeString(folder.resolve("api.secret"), ConfigApiServer.SECRET);
            }

            assertThat(asShown(ran.all())).as("docs/operators.md shows for: %s", command).isEqualTo(block.substring(answer));
        }
        assertThat(server.wrong()).isEmpty();
        for (String name : List.of("install", "register", "doctor", "uninstall", "validate", "api-client")) {
            assertThat(commands).as("the guide shows %s", name).anyMatch(command -> command.startsWith("$ obconnect " + name));
        }
        for (String name : List.of("install", "register", "uninstall")) {
            assertThat(commands).as("the guide shows a dry run of %s", name)
                    .anyMatch(command -> command.startsWith("$ obconnect " + name) && command.contains("--dry-run"));
        }
    }

    private Ran run(String... words) {
        Stream<Object> given = Arrays.stream(words).map(word -> word.startsWith(FOLDER) ? base.toString() + word.substring(FOLDER.length())
                : word.equals(SERVER) ? server.uri().toString()
                : word.equals(NODE) ? "localhost:" + server.uri().getPort() : word.equals("/etc/jans/conf/salt") ? folder.resolve("salt").toString()
                : word.matches("[a-z]+\\.(secret|properties|token|ldif|sql)") ? folder.resolve(word).toString() : word);
        Stream<Object> hidden = words[0].equals("install") ? Stream.of("--war", war)
                : Arrays.asList(words).contains("--api-client") || words[0].equals("doctor") ? Stream.of("--ca-file", certificate.pem()) : Stream.of();
        return Ran.obconnect(Stream.concat(given, hidden).toArray());
    }

    private String asShown(String output) {
        return output.replace(base.toString(), FOLDER).replace(server.uri().toString(), SERVER)
                .replace("localhost:" + server.uri().getPort(), NODE).replace(folder + "/", "")
                .replaceAll("sha256 [0-9a-f]+", "sha256 0123456789abcdef");
    }

    @Test
    void everyOptionOfEveryCommandIsInTheGuideOrItsHelp() throws IOException {
        String guide = guide();
        assertThat(guide).contains("(properties.md)", "(codes.md)", "(runbook.md)");
        Obconnect.commandLine().getSubcommands().values().forEach(command -> command.getCommandSpec().options().forEach(option ->
                assertThat(option.description()).as("%s %s", command.getCommandName(), option.longestName()).isNotEmpty()));
    }
}
