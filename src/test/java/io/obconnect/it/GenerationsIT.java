package io.obconnect.it;

import io.obconnect.it.Bank.Question;
import io.obconnect.sandbox.server.Generation;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/** The very same jar in a server of July 2026 and in 1.0.15, on PostgreSQL: what differs between their stores and their requests. */
@EnabledOnOs(value = OS.LINUX, architectures = "amd64", disabledReason = "the build brings PostgreSQL for this platform alone")
class GenerationsIT {

    private static String rows(Embedded server, String table) {
        try {
            return server.database().database().value("SELECT COUNT(*) FROM \"" + table + "\"");
        } catch (SQLException e) {
            throw new IllegalStateException(table, e);
        }
    }

    @ParameterizedTest
    @EnumSource
    void an_untrusted_tpps_approval_is_kept_where_the_server_looks_for_it_and_used_once(Generation generation) {
        try (Embedded server = Embedded.onPostgres(generation)) {
            Walk walk = new Walk(server.settings(), server.settings().tpps().get(1));
            UserAgent browser = new UserAgent();
            String intent = Walk.anIntent();
            Question question = walk.toBank(browser, intent, "first");
            URI link = walk.bank.back(question, walk.bank.approval(question, "consent-1"));
            Map<String, String> answer = walk.backAtTpp(browser, link);
            assertThat(answer).containsKey("code").containsEntry("state", "first");
            assertThat(browser.follow(browser.get(link), walk.settings.base()).body()).contains("This has been answered");
            Map<String, Object> tokens = walk.tpp.exchange(answer.get("code"));
            assertThat(walk.tpp.verified((String) tokens.get("id_token"))).containsEntry("openbanking_intent_id", intent);
            assertThat(walk.tpp.introspect((String) tokens.get("access_token"))).containsEntry("openbanking_intent_id", intent);
        }
    }

    @ParameterizedTest
    @EnumSource
    void the_person_is_gone_within_a_minute_after_its_expiry_whatever_the_server_fires(Generation generation) {
        try (Embedded server = Embedded.onPostgres(generation)) {
            new Walk(server.settings(), server.settings().tpps().get(0)).tokens(new UserAgent(), Walk.anIntent(), "consent-1");
            assertThat(rows(server, "jansPerson")).isEqualTo("2");
            server.server().tick(Duration.ofMinutes(10));
            server.server().tick(Duration.ofMinutes(1));
            assertThat(rows(server, "jansPerson")).isEqualTo("1");
        }
    }

    /** Byte for byte, the blank before the brace too. */
    @ParameterizedTest
    @EnumSource
    void the_literal_payload_becomes_a_code_under_either_secret_by_get_post_and_push(Generation generation) {
        String payload = "{\"openbanking_intent_id\": \"72663272-0648-427c-bad4-6dc2cdc0c0a1\" }";
        // one TPP: under the shared secret it must be clear whose request it is
        try (Embedded server = Embedded.onPostgres(generation, Map.of("tpp_client_id", "tpp-1"))) {
            Walk walk = new Walk(server.settings(), server.settings().tpps().get(0));
            for (String secret : List.of(walk.tpp.registration().secret(), walk.settings.sharedSecret())) {
                for (String way : List.of("get", "post", "push")) {
                    UserAgent browser = new UserAgent();
                    Question question = sent(walk, browser, way, walk.tpp.query(walk.tpp.dirOfText(payload, secret), way));
                    assertThat(question.intent()).as(way).isEqualTo("72663272-0648-427c-bad4-6dc2cdc0c0a1");
                    Map<String, String> answer = walk.approved(browser, question);
                    assertThat(answer).as(way).containsKey("code").containsEntry("state", way);
                    assertThat(walk.tpp.verified((String) walk.tpp.exchange(answer.get("code")).get("id_token"))).as(way)
                            .containsEntry("openbanking_intent_id", "72663272-0648-427c-bad4-6dc2cdc0c0a1");
                }
            }
        }
    }

    private static Question sent(Walk walk, UserAgent browser, String way, Map<String, String> parameters) {
        return switch (way) {
            case "get" -> walk.toBank(browser, walk.tpp.authorize(parameters));
            case "post" -> walk.arrived(browser.follow(browser.post(walk.tpp.endpoint("/restv1/authorize"), parameters), walk.settings.base()));
            default -> walk.toBank(browser, walk.tpp.pushed(parameters));
        };
    }

    @ParameterizedTest
    @EnumSource
    void the_object_with_nothing_but_the_intent_reaches_the_bank_by_query_form_and_push(Generation generation) {
        try (Embedded server = Embedded.onPostgres(generation)) {
            Walk walk = new Walk(server.settings(), server.settings().tpps().get(0));
            for (String way : List.of("get", "post", "push")) {
                UserAgent browser = new UserAgent();
                Question question = sent(walk, browser, way, walk.tpp.query(walk.tpp.dirWithIntent(Walk.anIntent()), way));
                assertThat(walk.approved(browser, question)).as(way).containsKey("code").containsEntry("state", way);
            }
        }
    }
}
