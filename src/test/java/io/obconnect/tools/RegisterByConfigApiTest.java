package io.obconnect.tools;

import static org.assertj.core.api.Assertions.assertThat;

import io.obconnect.message.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegisterByConfigApiTest {

    private static final String SHARED = "a secret that nobody may see anywhere";
    private static final String UPDATE_TOKEN = "inum=OBC0-0002,ou=scripts,o=jans";
    private static final String INTROSPECTION = "inum=OBC0-0003,ou=scripts,o=jans";

    @TempDir
    private Path folder;
    private ConfigApiServer server;

    @BeforeEach
    void aServer() throws IOException {
        server = new ConfigApiServer();
        server.client("tpp-1", "updateTokenScriptDns", List.of("inum=OTHER,ou=scripts,o=jans"), "introspectionScripts", List.of());
        server.client("ordinary", "updateTokenScriptDns", List.of(), "introspectionScripts", List.of());
        Files.writeString(folder.resolve("api.secret"), ConfigApiServer.SECRET + "\n");
        Files.writeString(folder.resolve("shared.secret"), SHARED);
        Files.writeString(folder.resolve("bank.properties"), """
                tpp_client_id=tpp-1
                client_name=Example Payments
                organization_name=Example Bank
                expiry=300
                consent_app_server_name=https://consent.bank.example
                hostname=%s
                """.formatted(server.uri()));
    }

    @AfterEach
    void nothingWasWrongOnTheWire() {
        server.close();
        assertThat(server.wrong()).isEmpty();
    }

    private Ran register(Object... more) {
        return run(Stream.concat(Stream.of("register", "--properties", folder.resolve("bank.properties"), "--shared-secret-file",
                folder.resolve("shared.secret")), Stream.of(more)).toArray());
    }

    private Ran run(Object... arguments) {
        return Ran.obconnect(Stream.concat(Stream.of(arguments), Stream.of("--server", server.uri(), "--api-client", "api",
                "--api-secret-file", folder.resolve("api.secret"))).toArray());
    }

    @Test
    void registersAndLeavesTheServerAsItWas() {
        Map<String, Object> before = server.state();

        Ran ran = register("--default-acr");

        assertThat(ran.exitCode()).as(ran.all()).isZero();
        assertThat(server.scripts.keySet()).containsExactly("obconnect", "obconnect_introspection", "obconnect_update_token");
        assertThat(server.scripts.get("obconnect")).containsEntry("scriptType", "person_authentication").containsEntry("enabled", true)
                .containsEntry("aliases", List.of("urn:openbanking:psd2:sca", "urn:openbanking:psd2:ca"));
        assertThat(server.scripts.get("obconnect").get("configurationProperties").toString()).contains(SHARED);
        assertThat(Json.member(server.clients.get("tpp-1"), "attributes"))
                .containsEntry("updateTokenScriptDns", List.of("inum=OTHER,ou=scripts,o=jans", UPDATE_TOKEN))
                .containsEntry("introspectionScripts", List.of(INTROSPECTION));
        assertThat(server.acr).isEqualTo("obconnect");
        assertThat(ran.all()).doesNotContain(SHARED).doesNotContain(ConfigApiServer.SECRET);

        assertThat(run("uninstall").exitCode()).isZero();
        assertThat(server.state()).isEqualTo(before);
    }

    @Test
    void aDryRunOnlyReads() {
        Ran ran = register("--default-acr", "--dry-run");

        assertThat(ran.out()).contains("+ add    script obconnect", "~ change client tpp-1", "- basic", "+ obconnect", "Dry run");
        assertThat(server.calls).isNotEmpty().allMatch(call -> call.startsWith("GET "));
    }

    @Test
    void aSecondRunFindsNothingToDo() {
        register("--default-acr");
        server.calls.clear();

        assertThat(register("--default-acr").out()).contains("Nothing to do.");
        assertThat(server.calls).allMatch(call -> call.startsWith("GET "));
    }

    @Test
    void changingTheLanguageReplacesTheText() {
        register();

        assertThat(register("--language", "java", "--server-version", "1.1.4").out()).contains("- language python", "+ language java", "~ text");
        assertThat(server.scripts.get("obconnect").get("script").toString()).contains("public class PersonAuthentication extends");
        assertThat(server.scripts.get("obconnect")).containsEntry("revision", 2L);
    }

    @Test
    void javaScriptsAreRefusedWhereTheServerCanNotLoadThemOrNobodyKnows() {
        for (String version : List.of("1.6.0", "1.7.0")) {
            assertThat(register("--language", "java", "--server-version", version)).satisfies(ran -> {
                assertThat(ran.exitCode()).isEqualTo(3);
                assertThat(ran.err()).contains("Java scripts of Janssen " + version + " can't see the extension's jar", "Jython");
            });
        }
        assertThat(register("--language", "java").err()).contains("the version isn't known", "--server-version",
                "--add-opens=jdk.compiler/com.sun.tools.javac.file=ALL-UNNAMED");
        assertThat(server.calls).isEmpty();
    }

    @Test
    void theFlagsThatJavaScriptsNeedAreNamedBeforeAnythingIsChanged() {
        assertThat(register("--language", "java", "--server-version", "1.0.15").out()).startsWith("warning: Java scripts need a JDK on every node, and on "
                + "Janssen 1.0.15 these JVM options").contains("--add-opens=jdk.compiler/com.sun.tools.javac.file=ALL-UNNAMED "
                + "--add-exports=jdk.compiler/com.sun.tools.javac.file=ALL-UNNAMED --add-opens=java.base/java.lang=ALL-UNNAMED");
        assertThat(register("--language", "java", "--server-version", "0.0.0-nightly").out()).contains("on Janssen 0.0.0-nightly no flags")
                .doesNotContain("--add-");
    }

    @Test
    void jythonIsTheDefaultAndNeedsNothing() {
        assertThat(register().out()).doesNotContain("--add-", "JDK");
        assertThat(server.scripts.values()).allSatisfy(script -> assertThat(script).containsEntry("programmingLanguage", "python"));
    }

    @Test
    void anUnknownPropertyIsRefusedWithTheNearestName() throws IOException {
        assertThat(register("-P", "organisation_nmae=Example", "-P", "expirey=300")).satisfies(ran -> {
            assertThat(ran.exitCode()).isEqualTo(3);
            assertThat(ran.err()).contains("OBC-207 expirey; did you mean expiry?", "OBC-207 organisation_nmae; did you mean organi");
        });
        assertThat(server.calls).isEmpty();
        assertThat(register("-P", "expirey=").exitCode()).as("one that is there is taken away").isZero();
    }

    @Test
    void diffSaysByItsExitCodeWhetherAnythingWouldChange() {
        assertThat(register("--diff")).satisfies(ran -> {
            assertThat(ran.exitCode()).isEqualTo(1);
            assertThat(ran.out()).contains("+ add    script obconnect", "Dry run: nothing was changed.");
        });
        assertThat(server.calls).allMatch(call -> call.startsWith("GET "));
        register();
        assertThat(register("--diff").exitCode()).isZero();
        assertThat(register("--diff", "-P", "expiry=240", "--json").out()).contains("\"exitCode\":1", "\"changed\":false");
    }

    @Test
    void itSaysHowLongItTakesToShow() {
        assertThat(register().out()).contains("every 30 seconds");
    }

    @Test
    void theServersOwnDiscoveryDocumentIsEnough() {
        server.root = false;

        assertThat(register().exitCode()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void whereverACallFailsWhatWasDoneIsPutBack(int call) {
        Map<String, Object> before = server.state();
        server.failAt = call;

        Ran ran = register("--default-acr");

        assertThat(ran.exitCode()).isEqualTo(4);
        assertThat(ran.err()).contains("with status 500", "Everything was put back");
        assertThat(server.state()).isEqualTo(before);
    }

    @Test
    void wrongCredentialsAreToldWithTheScopesThatAreNeeded() throws IOException {
        Files.writeString(folder.resolve("api.secret"), "wrong");

        assertThat(register()).satisfies(ran -> {
            assertThat(ran.exitCode()).isEqualTo(3);
            assertThat(ran.err()).contains("no token (status 401)", "scripts.write");
        });
    }

    @Test
    void anUnknownClientIsToldBeforeAnythingIsWritten() {
        assertThat(register("--client", "nobody").err()).contains("the server has no client nobody");
        assertThat(server.calls).allMatch(call -> call.startsWith("GET "));
    }

    @Test
    void aHostnameThatIsNotTheIssuerIsTold() {
        assertThat(register("-P", "hostname=https://other.example").err()).contains("OBC-206");
    }

    @Test
    void withoutATargetItSaysWhatIsMissing() {
        assertThat(Ran.obconnect("register").err()).contains("Give --server and --api-client");
        assertThat(Ran.obconnect("uninstall").err()).contains("it isn't said what to remove");
    }

    @Test
    void credentialsNeverGoOverPlainHttpToAnotherMachine() {
        Ran ran = Ran.obconnect("register", "--server", "http://auth.example", "--api-client", "api", "--api-secret-file", folder.resolve("api.secret"));

        assertThat(ran.err()).contains("isn't an https address");
    }
}
