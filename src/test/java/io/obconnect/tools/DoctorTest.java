package io.obconnect.tools;

import static org.assertj.core.api.Assertions.assertThat;

import io.obconnect.message.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DoctorTest {

    @TempDir
    private Path folder;
    private ConfigApiServer server;

    @BeforeEach
    void aHealthyServer() throws IOException {
        server = new ConfigApiServer();
        server.client("tpp-1");
        Files.writeString(folder.resolve("api.secret"), ConfigApiServer.SECRET);
        Files.writeString(folder.resolve("shared.secret"), "a secret that nobody may see anywhere");
        Files.writeString(folder.resolve("metrics.token"), "0123456789abcdef0123456789abcdef\n");
        Files.writeString(folder.resolve("bank.properties"), """
                tpp_client_id=tpp-1
                client_name=Example Payments
                organization_name=Example Bank
                expiry=300
                requestSecret=another secret that nobody may see
                consent_app_server_name=https://consent.bank.example
                hostname=%s
                """.formatted(server.uri()));
        server.health.putAll(Map.of("status", "up", "parts", Map.of("directory", Map.of("status", "up", "detail", "fine"))));
        Ran registered = Ran.obconnect("register", "--properties", folder.resolve("bank.properties"), "--shared-secret-file",
                folder.resolve("shared.secret"), "--default-acr", "--server", server.uri(), "--api-client", "api", "--api-secret-file",
                folder.resolve("api.secret"));
        assertThat(registered.exitCode()).as(registered.all()).isZero();
        server.calls.clear();
    }

    @AfterEach
    void theDoctorOnlyReads() {
        server.close();
        assertThat(server.wrong()).isEmpty();
        assertThat(server.calls).allMatch(call -> call.startsWith("GET "));
    }

    private Ran doctor(Object... more) {
        return Ran.obconnect(Stream.concat(Stream.of("doctor", server.uri(), "--api-client", "api", "--api-secret-file",
                folder.resolve("api.secret"), "--metrics-token-file", folder.resolve("metrics.token")), Arrays.stream(more)).toArray());
    }

    @Test
    void aHealthyServerHasNothingToCorrect() {
        Ran ran = doctor();

        assertThat(ran.exitCode()).as(ran.all()).isZero();
        assertThat(ran.out()).contains("acr_values_supported lists obconnect", "the extension answers", "directory is up",
                "client tpp-1 is registered as the journey needs it", "the default acr is obconnect", "0 to correct, 1 to look at.");
        assertThat(doctor("--strict").exitCode()).isEqualTo(1);
    }

    static Stream<Arguments> ailments() {
        return Stream.of(
                ailment("the acr isn't offered", "OBC-908", server -> server.discovery.put("acr_values_supported", List.of("basic", "simple_password_auth"))),
                ailment("another issuer", "OBC-206", server -> server.discovery.put("issuer", "https://other.example")),
                ailment("PAR demanded and refused", "OBC-916", server -> server.settings.putAll(Map.of("requirePar", true, "forceSignedRequestObject", true))),
                ailment("PAR demanded of a client and refused", "OBC-916", server -> {
                    Json.member(server.clients.get("tpp-1"), "attributes").put("requirePar", true);
                    server.settings.put("forceSignedRequestObject", true);
                }),
                ailment("a server that lacks something", "OBC-930", server -> server.liveness.putAll(Map.of("status", "standby", "lacking",
                        List.of("class io.jans.as.server.service.SessionIdService")))),
                ailment("a Java script without the jar", "OBC-915", server -> server.scripts.get("obconnect").putAll(Map.of("programmingLanguage", "java",
                        "scriptError", Map.of("stackTrace", "error:\nPersonAuthentication.java:1: package io.obconnect.janssen does not exist")))),
                ailment("the extension is absent", "OBC-905", server -> server.live = 404),
                ailment("the pages are absent", "OBC-906", server -> server.pages = 404),
                ailment("part of it is down", "OBC-902", server -> server.health.put("parts", Map.of("directory", Map.of("status", "down", "detail", "no")))),
                ailment("a script is missing", "OBC-909", server -> server.scripts.remove("obconnect_introspection")),
                ailment("a script is disabled", "OBC-909", server -> server.scripts.get("obconnect").put("enabled", false)),
                ailment("an alias is missing", "OBC-909", server -> server.scripts.get("obconnect").put("aliases", List.of())),
                ailment("a script failed", "OBC-910", server -> server.scripts.get("obconnect").put("scriptError", Map.of("stackTrace", "javac\n at x"))),
                ailment("a property is missing", "OBC-201", server -> server.scripts.get("obconnect").put("configurationProperties", List.of())),
                ailment("the fallback isn't offered", "OBC-912", server -> server.discovery.put("acr_values_supported", List.of("obconnect"))),
                ailment("the client is gone", "OBC-913", server -> server.clients.remove("tpp-1")),
                ailment("the client is disabled", "OBC-913", server -> server.clients.get("tpp-1").put("disabled", true)),
                ailment("no code grant", "OBC-913", server -> server.clients.get("tpp-1").put("grantTypes", List.of("implicit"))),
                ailment("hybrid without implicit", "OBC-913", server -> server.clients.get("tpp-1").put("grantTypes", List.of("authorization_code"))),
                ailment("encryption demanded, and signatures too", "OBC-917", server -> server.settings.putAll(Map.of("requireRequestObjectEncryption", true,
                        "fapiCompatibility", true))),
                ailment("hybrid on a server without implicit", "OBC-913", server -> server.settings.put("grantTypesSupported", List.of("authorization_code"))),
                ailment("FAPI mode without keys", "OBC-913", server -> {
                    server.settings.put("fapiCompatibility", true);
                    server.clients.get("tpp-1").remove("jwksUri");
                }),
                ailment("FAPI mode with RS256", "OBC-913", server -> {
                    server.settings.put("fapiCompatibility", true);
                    server.clients.get("tpp-1").put("requestObjectSigningAlg", "RS256");
                }),
                ailment("no token script", "OBC-118", server -> Json.member(server.clients.get("tpp-1"), "attributes").remove("updateTokenScriptDns")),
                ailment("no introspection script", "OBC-913", server -> Json.member(server.clients.get("tpp-1"), "attributes").remove("introspectionScripts")),
                ailment("no redirect URI", "OBC-122", server -> server.clients.get("tpp-1").put("redirectUris", List.of())),
                ailment("signed userinfo with sub=intent", "OBC-913", server -> server.clients.get("tpp-1").put("userInfoSignedResponseAlg", "PS256")));
    }

    private static Arguments ailment(String name, String code, Consumer<ConfigApiServer> cause) {
        return Arguments.of(name, code, cause);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("ailments")
    void eachAilmentIsFoundWithItsCodeAndARemedy(String name, String code, Consumer<ConfigApiServer> cause) {
        cause.accept(server);

        Ran ran = doctor("--json");

        assertThat(ran.exitCode()).as(ran.all()).isEqualTo(1);
        assertThat(findings(ran)).anySatisfy(finding -> assertThat(finding).containsEntry("code", code).containsEntry("level", "error")
                .satisfies(found -> assertThat(found.get("remedy").toString()).endsWith(".")));
    }

    static Stream<Arguments> oddities() {
        return Stream.of(
                ailment("untrusted client", "OBC-913", server -> server.clients.get("tpp-1").put("trustedClient", false)),
                ailment("a login after the bank", "OBC-411", server -> Json.member(server.clients.get("tpp-1"), "attributes").put("defaultPromptLogin", true)),
                ailment("encryption demanded", "OBC-917", server -> server.settings.put("requireRequestObjectEncryption", true)),
                ailment("several redirect URIs", "OBC-120", server -> server.clients.get("tpp-1").put("redirectUris", List.of("https://a", "https://b"))),
                ailment("PAR demanded of all", "OBC-916", server -> server.discovery.put("require_pushed_authorization_requests", true)),
                ailment("PAR demanded by the settings", "OBC-916", server -> server.settings.put("requirePar", true)),
                ailment("PAR refused", "OBC-917", server -> server.settings.put("forceSignedRequestObject", true)),
                ailment("FAPI mode", "OBC-112", server -> server.settings.put("fapiCompatibility", true)),
                ailment("no cleaner", "OBC-917", server -> server.settings.put("cleanServiceInterval", 0)),
                ailment("discovery at the server only", "OBC-917", server -> server.root = false),
                ailment("Java scripts of an unknown version", "OBC-915", server -> server.scripts.get("obconnect").put("programmingLanguage", "java")),
                ailment("another default acr", "OBC-911", server -> server.acr = "basic"),
                ailment("signed objects forced", "OBC-112", server -> server.settings.put("forceSignedRequestObject", true)),
                ailment("SQL in an unknown zone", "OBC-914", server -> server.store = "sql"),
                ailment("shared secret opens requests", "OBC-209", server -> ((List<?>) server.scripts.get("obconnect").get("configurationProperties"))
                        .removeIf(property -> property.toString().contains("requestSecret"))));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("oddities")
    void whatMayBeIntendedIsAWarning(String name, String code, Consumer<ConfigApiServer> cause) {
        server.scripts.get("obconnect").computeIfPresent("configurationProperties", (key, list) -> new ArrayList<>((List<?>) list));
        cause.accept(server);

        Ran ran = doctor("--json");

        assertThat(ran.exitCode()).as(ran.all()).isZero();
        assertThat(findings(ran)).anySatisfy(finding -> assertThat(finding).containsEntry("code", code).containsEntry("level", "warning"));
    }

    @Test
    void aClientThatIsntTrustedIsFineWhereTheServerGivesItRefreshTokens() {
        server.clients.get("tpp-1").put("trustedClient", false);
        assertThat(doctor().out()).contains("gives no refresh token, with prompt=consent too", "allowOfflineAccessWithoutConsent");

        Json.member(server.clients.get("tpp-1"), "attributes").put("allowOfflineAccessWithoutConsent", true);
        assertThat(doctor().out()).contains("client tpp-1 is registered as the journey needs it");

        Json.member(server.clients.get("tpp-1"), "attributes").remove("allowOfflineAccessWithoutConsent");
        server.settings.put("forceOfflineAccessScopeToEnableRefreshToken", false);
        assertThat(doctor().out()).contains("client tpp-1 is registered as the journey needs it");
    }

    @Test
    void hybridWithoutImplicitIsFineWhereTheServerAllowsIt() {
        server.clients.get("tpp-1").put("grantTypes", List.of("authorization_code"));
        server.settings.put("allowIdTokenWithoutImplicitGrantType", true);

        assertThat(doctor().out()).contains("client tpp-1 is registered as the journey needs it");
    }

    @Test
    void fapiModeTakesKeysByValueToo() {
        server.settings.put("fapiCompatibility", true);
        server.clients.get("tpp-1").remove("jwksUri");
        server.clients.get("tpp-1").put("jwks", "{\"keys\":[]}");

        assertThat(doctor().out()).contains("client tpp-1 is registered as the journey needs it");
    }

    @Test
    void signedUserinfoIsFineWithTheClientsOwnSubject() {
        server.clients.get("tpp-1").put("userInfoSignedResponseAlg", "PS256");
        Json.member(server.clients.get("tpp-1"), "attributes").put("jansSubAttr", "jansExtId");
        server.settings.put("publicSubjectIdentifierPerClientEnabled", true);

        assertThat(doctor().exitCode()).isZero();
    }

    @Test
    void theJvmsOptionsAreReadWhereTheyAreGiven() throws IOException {
        server.store = "sql";
        server.scripts.values().forEach(script -> script.put("programmingLanguage", "java"));
        Path options = Files.writeString(folder.resolve("jans-auth"), "JAVA_OPTIONS=\"-server\"\n");
        Object[] old = {"--server-version", "1.0.15", "--jvm-options-file", options};
        assertThat(doctor(old)).satisfies(ran -> {
            assertThat(ran.exitCode()).isEqualTo(1);
            assertThat(ran.out()).contains("OBC-914", "OBC-915", "-Duser.timezone=UTC", "--add-opens=jdk.compiler/com.sun.tools.javac.file=ALL-UNNAMED",
                    "--add-opens=java.base/java.lang=ALL-UNNAMED");
        });

        Files.writeString(options, "JAVA_OPTIONS=\"-server -Duser.timezone=UTC --add-opens jdk.compiler/com.sun.tools.javac.file=ALL-UNNAMED "
                + "--add-exports jdk.compiler/com.sun.tools.javac.file=ALL-UNNAMED --add-opens java.base/java.lang=ALL-UNNAMED\"\n");
        assertThat(doctor(old).exitCode()).isZero();

        Files.writeString(options, Files.readString(options).replace("JAVA_OPTIONS", "JAVA_OPTIONS=\"-server\"\n #JAVA_OPTIONS"));
        assertThat(doctor(old).out()).as("options that are commented out").contains("OBC-914", "OBC-915");
    }

    @Test
    void javaScriptsAreJudgedByTheServersVersion() {
        server.scripts.values().forEach(script -> script.put("programmingLanguage", "java"));

        for (String version : List.of("1.6.0", "1.7.0", "1.7.1-SNAPSHOT")) {
            assertThat(doctor("--server-version", version)).satisfies(ran -> {
                assertThat(ran.exitCode()).isEqualTo(1);
                assertThat(ran.out()).contains("OBC-915", "those of Janssen " + version + " can't see the extension's jar", "Jython scripts work on every version");
            });
        }
        for (String version : List.of("1.1.4", "1.5.0", "1.8.0", "2.0.0", "0.0.0-nightly")) {
            assertThat(doctor("--server-version", version)).satisfies(ran -> {
                assertThat(ran.exitCode()).as(ran.all()).isZero();
                assertThat(ran.out()).contains("on Janssen " + version + " needs a JDK and no flags").doesNotContain("OBC-915");
            });
        }
        assertThat(doctor("--server-version", "new").err()).contains("--server-version new isn't a version");
    }

    @Test
    void aRefreshThatGivesNoIdTokenIsMentioned() {
        assertThat(doctor().out()).contains("openidScopeBackwardCompatibility is off");
        server.settings.put("openidScopeBackwardCompatibility", true);
        assertThat(doctor().out()).doesNotContain("openidScopeBackwardCompatibility");
    }

    @Test
    void inFapiModePushedRequestsOfOtherClientsAreMentioned() {
        server.settings.put("fapiCompatibility", true);

        assertThat(doctor().out()).contains("FAPI mode: pushed requests of the TPPs of tpp_client_id work");
    }

    @Test
    void itSaysHowLongARegistrationTakesToShow() {
        server.discovery.put("acr_values_supported", List.of("basic", "simple_password_auth"));

        assertThat(doctor().out()).contains("Each node looks for changed scripts every 30 seconds");
    }

    @Test
    void shortIsOneLineForEachThingThatIsNotWellAndLongExplainsTheCode() {
        server.live = 404;

        assertThat(doctor("--short").out().lines()).hasSize(3).first().asString().startsWith("warning OBC-904 ");
        assertThat(doctor("--short").out().lines()).element(1).isEqualTo("error   OBC-905 /jans-auth/obconnect/health/live answers 404");
        assertThat(doctor("--long").out()).contains("        OBC-905: The extension doesn't answer.");
        assertThat(doctor("--short", "--long")).satisfies(ran -> {
            assertThat(ran.exitCode()).isEqualTo(2);
            assertThat(ran.err()).contains("mutually exclusive");
        });
    }

    @Test
    void withoutCredentialsItSaysWhatItCouldNotLookAt() {
        Ran ran = Ran.obconnect("doctor", server.uri());

        assertThat(ran.exitCode()).isZero();
        assertThat(ran.out()).contains("OBC-918", "scripts, clients and settings weren't looked at");
        assertThat(server.calls).isEmpty();
    }

    @Test
    void noSecretIsShown() {
        assertThat(doctor().all()).doesNotContain("nobody may see").doesNotContain(ConfigApiServer.SECRET).doesNotContain("0123456789abcdef");
    }

    @Test
    void aServerThatIsNotThereIsAFindingNotACrash() {
        server.close();

        Ran ran = Ran.obconnect("doctor", server.uri());

        assertThat(ran.exitCode()).isEqualTo(1);
        assertThat(ran.out()).contains("OBC-903", "can't be reached");
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> findings(Ran ran) {
        return (List<Map<String, Object>>) Json.object(ran.out()).orElseThrow().get("findings");
    }
}
