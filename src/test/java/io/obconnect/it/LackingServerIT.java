package io.obconnect.it;

import io.obconnect.contract.HostContract;
import io.obconnect.contract.HostName;
import io.obconnect.contract.NeedyJar;
import io.obconnect.it.UserAgent.Page;
import io.obconnect.sandbox.AuthServer;
import io.obconnect.sandbox.Directory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.simple.LogAtTrace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

/** A server that lacks one thing of what the extension needs, each in its turn. */
class LackingServerIT {

    private static final int SAMPLE_EVERY = 40;
    private static Directory directory;

    @TempDir
    private Path folder;

    @BeforeAll
    static void register() throws IOException {
        directory = Directory.start();
        Embedded.register(directory);
    }

    @AfterAll
    static void close() {
        directory.close();
    }

    @Test
    void starts_serves_everybody_else_and_says_what_is_missing_for_a_sample_of_the_contract() throws IOException {
        List<HostName> names = HostContract.load().names();
        for (HostName name : IntStream.range(0, names.size()).filter(i -> i % SAMPLE_EVERY == 0).mapToObj(names::get).toList()) {
            standsBy(name);
        }
    }

    @Test
    @Tag("slow")
    void starts_serves_everybody_else_and_says_what_is_missing_for_all_of_the_contract() throws IOException {
        for (HostName name : HostContract.load().names()) {
            standsBy(name);
        }
    }

    @Test
    void whoever_reaches_the_script_only_because_it_is_the_default_logs_in_with_the_servers_own_password_page() throws IOException {
        HostName name = HostContract.load().names().stream().filter(each -> each.toString().contains("TimerSchedule")).findFirst().orElseThrow();
        Map<String, String> properties = Embedded.properties(Map.of());
        Optional<Path> jar = Optional.of(NeedyJar.of(Embedded.packagedJar().orElseThrow(), name, Files.createTempDirectory(folder, "jar")));
        try (AuthServer server = AuthServer.on(directory).extension(jar).properties(properties).defaultAcr("obconnect").start()) {
            Settings settings = Embedded.settings(server.base().toString(), properties);
            Walk ordinary = new Walk(settings, settings.others().get("ordinary"));
            Map<String, String> query = Map.of("client_id", "ordinary", "response_type", "code", "scope", "openid", "redirect_uri",
                    Embedded.REDIRECT_URI, "state", "s", "nonce", "n");
            assertThat(new UserAgent().get(server.at("/obconnect/health/live")).body()).contains("OBC-930", NeedyJar.missing(name));
            assertThat(ordinary.answered(PasswordLogin.in(new UserAgent(), ordinary.tpp.authorize(query), settings))).containsKey("code");
            wantsUs(settings);
        }
    }

    private void standsBy(HostName name) throws IOException {
        Map<String, String> properties = Embedded.properties(Map.of());
        Optional<Path> jar = Optional.of(NeedyJar.of(Embedded.packagedJar().orElseThrow(), name, Files.createTempDirectory(folder, "jar")));
        try (LogAtTrace log = LogAtTrace.below("io.obconnect.gate");
                AuthServer server = AuthServer.on(directory).extension(jar).properties(properties).start()) {
            Settings settings = Embedded.settings(server.base().toString(), properties);
            Walk ordinary = new Walk(settings, settings.others().get("ordinary"));
            Map<String, String> query = Map.of("client_id", "ordinary", "response_type", "code", "scope", "openid", "redirect_uri",
                    Embedded.REDIRECT_URI, "state", "s", "nonce", "n");
            assertThat(ordinary.answered(PasswordLogin.in(new UserAgent(), ordinary.tpp.authorize(query), settings))).as("login without %s", name)
                    .containsKey("code");

            Page discovery = new UserAgent().get(server.at("/.well-known/openid-configuration"));
            assertThat(discovery.status()).isEqualTo(200);
            assertThat(discovery.body()).doesNotContain("\"obconnect\"").doesNotContain("urn:openbanking:psd2").contains("acr_values_supported");

            Page live = new UserAgent().get(server.at("/obconnect/health/live"));
            assertThat(live.status()).isEqualTo(200);
            assertThat(live.body()).contains("OBC-930", NeedyJar.missing(name));
            assertThat(new UserAgent().get(server.at("/obconnect/health/ready")).status()).isEqualTo(503);
            assertThat(log.lines().lines().filter(line -> line.contains("OBC-930"))).hasSize(1)
                    .allSatisfy(line -> assertThat(line).contains("ERROR", NeedyJar.missing(name)));

            wantsUs(settings);
            assertThat(new UserAgent().get(server.at("/auth/obconnect/return.htm")).status()).isEqualTo(503);
            assertThat(new UserAgent().get(server.at("/obconnect/return/x?cancel")).status()).isEqualTo(503);
        }
    }

    private static void wantsUs(Settings settings) {
        Walk walk = new Walk(settings, settings.tpps().get(0));
        Map<String, String> query = walk.tpp.query(walk.tpp.dirWithIntent(Walk.anIntent()), "s");
        Page refused = new UserAgent().get(walk.tpp.authorize(query));
        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.body()).contains("OBC-930");
        Page push = walk.tpp.push(query);
        assertThat(push.status()).isEqualTo(503);
        assertThat(push.body()).contains("\"error\":\"temporarily_unavailable\"", "OBC-930");
        Map<String, String> byName = Map.of("client_id", "ordinary", "response_type", "code", "scope", "openid", "redirect_uri",
                Embedded.REDIRECT_URI, "acr_values", "obconnect");
        assertThat(new UserAgent().get(walk.tpp.authorize(byName)).status()).isEqualTo(503);
        Walk signing = new Walk(settings, settings.tpps().get(2));
        assertThat(new UserAgent().get(signing.tpp.authorize(Map.of("client_id", "tpp-3", "request",
                signing.tpp.ps256(signing.tpp.claims(Walk.anIntent(), "s", "n"))))).status()).isEqualTo(503);
    }
}
