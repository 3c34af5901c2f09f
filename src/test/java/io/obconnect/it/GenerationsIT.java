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
import java.util.HashMap;
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

    @ParameterizedTest
    @EnumSource
    void the_object_with_nothing_but_the_intent_reaches_the_bank_by_query_form_and_push(Generation generation) {
        try (Embedded server = Embedded.onPostgres(generation)) {
            Walk walk = new Walk(server.settings(), server.settings().tpps().get(0));
            for (String way : new String[] {"query", "form", "push"}) {
                UserAgent browser = new UserAgent();
                Map<String, String> parameters = new HashMap<>(walk.tpp.query(walk.tpp.dirWithIntent(Walk.anIntent()), way));
                parameters.values().removeIf(java.util.Objects::isNull);
                Question question = switch (way) {
                    case "query" -> walk.toBank(browser, walk.tpp.authorize(parameters));
                    case "form" -> walk.arrived(browser.follow(browser.post(walk.tpp.endpoint("/restv1/authorize"), parameters), walk.settings.base()));
                    default -> walk.toBank(browser, walk.tpp.pushed(parameters));
                };
                assertThat(walk.approved(browser, question)).as(way).containsKey("code").containsEntry("state", way);
            }
        }
    }
}
