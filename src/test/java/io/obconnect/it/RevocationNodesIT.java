package io.obconnect.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.obconnect.it.Bank.Question;
import io.obconnect.it.UserAgent.Page;
import io.obconnect.sandbox.AuthServer;
import io.obconnect.sandbox.Store;
import io.obconnect.sandbox.server.Generation;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.function.Supplier;

/** What one node is told, all nodes know at once: on a directory, and on PostgreSQL in both generations. */
@EnabledOnOs(value = OS.LINUX, architectures = "amd64", disabledReason = "the build brings PostgreSQL for this platform alone")
class RevocationNodesIT {

    private static final Map<String, String> OFFLINE = Map.of("scope", "openid offline_access");

    enum On {
        DIRECTORY(() -> Embedded.start(Map.of()), Embedded::directory),
        POSTGRES_CURRENT(() -> Embedded.onPostgres(Generation.CURRENT), Embedded::database),
        POSTGRES_1_0(() -> Embedded.onPostgres(Generation.V1_0), Embedded::database);

        private final Supplier<Embedded> start;
        private final java.util.function.Function<Embedded, Store> store;

        On(Supplier<Embedded> start, java.util.function.Function<Embedded, Store> store) {
            this.start = start;
            this.store = store;
        }
    }

    @ParameterizedTest
    @EnumSource
    void an_end_told_to_one_node_is_known_to_both_and_a_later_journey_lives_on_both(On on) throws IOException {
        try (Embedded a = on.start.get();
                AuthServer b = AuthServer.on(on.store.apply(a)).extension(Embedded.packagedJar()).properties(Embedded.properties(Map.of()))
                        .issuer(a.server().issuer()).time(a.server().time()).start()) {
            Walk atA = new Walk(a.settings(), a.settings().tpps().get(0));
            Walk atB = new Walk(a.settings(b), a.settings().tpps().get(0));
            String intent = Walk.anIntent();
            Map<String, Object> tokens = atA.tokens(new UserAgent(), intent, "consent-1", OFFLINE);
            String unredeemed = code(atA, intent);
            for (Walk node : new Walk[] {atA, atB}) {
                assertThat(node.tpp.introspect((String) tokens.get("access_token"))).containsEntry("active", true).containsEntry("consent_id", "consent-1");
            }

            Map<String, String> said = Map.of("revocation", atA.bank.sealRevocation(Bank.revocation("consent-1", null, Instant.now())));
            assertThat(new UserAgent().post(revocations(atB), said).status()).isEqualTo(204);

            for (Walk node : new Walk[] {atA, atB}) {
                assertThat(node.tpp.introspect((String) tokens.get("access_token"))).isEqualTo(Map.of("active", false));
                assertThat(node.tpp.userinfo((String) tokens.get("access_token")).status()).isEqualTo(401);
                assertInvalidGrant(node.tpp.tokens(Map.of("grant_type", "refresh_token", "refresh_token", (String) tokens.get("refresh_token"))));
            }
            assertInvalidGrant(atA.tpp.tokens(Map.of("grant_type", "authorization_code", "code", unredeemed, "redirect_uri", Embedded.REDIRECT_URI)));

            Map<String, Object> renewed = atA.tokens(new UserAgent(), intent, "consent-1", OFFLINE);
            assertThat(new UserAgent().post(revocations(atA), said).status()).as("the same at the other node").isEqualTo(204);
            for (Walk node : new Walk[] {atA, atB}) {
                assertThat(node.tpp.introspect((String) renewed.get("access_token"))).containsEntry("active", true);
                assertThat(node.tpp.userinfo((String) renewed.get("access_token")).status()).isEqualTo(200);
                renewed = TppClient.json(node.tpp.tokens(Map.of("grant_type", "refresh_token", "refresh_token", (String) renewed.get("refresh_token"))));
                assertThat(renewed).containsKey("access_token");
            }
        }
    }

    private static String code(Walk walk, String intent) {
        UserAgent browser = new UserAgent();
        Question question = walk.toBank(browser, intent, "unredeemed");
        return walk.backAtTpp(browser, walk.bank.back(question, walk.bank.approval(question, "consent-1"))).get("code");
    }

    private static void assertInvalidGrant(Page page) {
        assertThat(page.status()).isEqualTo(400);
        assertThat(TppClient.json(page)).containsEntry("error", "invalid_grant");
    }

    private static URI revocations(Walk node) {
        return URI.create(node.settings.base() + "/obconnect/revocations");
    }
}
