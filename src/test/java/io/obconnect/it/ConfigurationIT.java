package io.obconnect.it;

import io.obconnect.it.Bank.Question;
import io.obconnect.it.UserAgent.Page;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/** What the script's properties do to a running server. */
class ConfigurationIT {

    @ParameterizedTest
    @ValueSource(strings = {"sharedSecret", "tpp_client_id", "client_name", "organization_name", "expiry", "consent_app_server_name"})
    void while_a_mandatory_property_is_missing_the_acr_isnt_offered_and_an_intent_is_temporarily_unavailable(String property) {
        try (Embedded embedded = Embedded.start(Map.of(property, ""))) {
            Page discovery = new UserAgent().get(embedded.settings().base() + "/.well-known/openid-configuration");
            assertThat(discovery.status()).isEqualTo(200);
            assertThat(discovery.body()).doesNotContain("\"obconnect\"");
            Walk walk = new Walk(embedded.settings(), embedded.settings().tpps().get(0));
            UserAgent browser = new UserAgent();
            Map<String, String> error = walk.answered(browser.get(walk.tpp.authorize(
                    walk.tpp.query(walk.tpp.dirWithIntent(Walk.anIntent()), "soon"))));
            assertThat(error).containsEntry("error", "temporarily_unavailable").containsEntry("state", "soon");
        }
    }

    @Test
    void new_properties_rule_the_next_journey_and_running_ones_finish() {
        try (Embedded embedded = Embedded.start(Map.of())) {
            Walk walk = new Walk(embedded.settings(), embedded.settings().tpps().get(0));
            UserAgent running = new UserAgent();
            Question before = walk.toBank(running, Walk.anIntent(), "running");
            embedded.server().reloadScripts(Embedded.properties(Map.of("organization_name", "Renamed Bank", "expiry", "120")));
            Question after = walk.toBank(new UserAgent(), Walk.anIntent(), "next");
            assertThat(((Map<?, ?>) before.message().get("client")).get("org_name")).isEqualTo("Bank");
            assertThat(((Map<?, ?>) after.message().get("client")).get("org_name")).isEqualTo("Renamed Bank");
            assertThat(walk.backAtTpp(running, walk.bank.back(before, walk.bank.approval(before, "c")))).containsKey("code");
        }
    }

    @Test
    void between_the_old_scripts_end_and_the_new_ones_start_everything_goes_on() {
        try (Embedded embedded = Embedded.start(Map.of())) {
            Walk walk = new Walk(embedded.settings(), embedded.settings().tpps().get(0));
            UserAgent early = new UserAgent();
            Question begunBefore = walk.toBank(early, Walk.anIntent(), "before");

            embedded.server().destroyScripts();

            UserAgent late = new UserAgent();
            Question begunBetween = walk.toBank(late, Walk.anIntent(), "between");
            assertThat(walk.tpp.exchange(walk.backAtTpp(early, walk.bank.back(begunBefore, walk.bank.approval(begunBefore, "c"))).get("code")))
                    .containsKey("id_token");
            embedded.server().reloadScripts(Embedded.properties(Map.of("organization_name", "Renamed Bank")));
            assertThat(walk.tpp.exchange(walk.backAtTpp(late, walk.bank.back(begunBetween, walk.bank.approval(begunBetween, "c"))).get("code")))
                    .containsKey("id_token");
        }
    }

    @Test
    void without_a_configuration_a_code_isnt_exchanged_now_and_is_no_invalid_grant() {
        try (Embedded embedded = Embedded.start(Map.of())) {
            Walk walk = new Walk(embedded.settings(), embedded.settings().tpps().get(0));
            UserAgent browser = new UserAgent();
            Question question = walk.toBank(browser, Walk.anIntent(), "s");
            String code = walk.backAtTpp(browser, walk.bank.back(question, walk.bank.approval(question, "c"))).get("code");

            embedded.server().reloadScripts(Embedded.properties(Map.of("expiry", "0")));

            assertThat(walk.tpp.tokens(Map.of("grant_type", "authorization_code", "code", code, "redirect_uri",
                    walk.tpp.registration().redirectUri())).status()).isEqualTo(503);
        }
    }

    @Test
    void an_old_secret_opens_while_it_is_listed_and_the_new_one_seals() {
        String newSecret = "a-new-secret-that-nobody-knew-before-1";
        try (Embedded embedded = Embedded.start(Map.of())) {
            Settings settings = embedded.settings();
            Walk old = new Walk(settings, settings.tpps().get(0));
            UserAgent running = new UserAgent();
            Question question = old.toBank(running, Walk.anIntent(), "rotated");
            embedded.server().reloadScripts(Embedded.properties(
                    Map.of("sharedSecret", newSecret, "sharedSecret_opening", settings.sharedSecret())));
            assertThat(old.backAtTpp(running, old.bank.back(question, old.bank.approval(question, "c")))).containsKey("code");
            Walk fresh = new Walk(new Settings(settings.base(), newSecret, settings.consentApp(), settings.tpps(), settings.person(),
                    settings.properties()), settings.tpps().get(0));
            UserAgent next = new UserAgent();
            Question sealedByNew = fresh.toBank(next, Walk.anIntent(), "new");
            assertThat(sealedByNew.header()).containsKey("kid");
            assertThat(old.backAtTpp(next, old.bank.back(sealedByNew, old.bank.approval(sealedByNew, "c")))).as("the old one still opens")
                    .containsKey("code");

            embedded.server().reloadScripts(Embedded.properties(Map.of("sharedSecret", newSecret)));
            UserAgent last = new UserAgent();
            Question after = fresh.toBank(last, Walk.anIntent(), "removed");
            assertThat(old.backAtTpp(last, old.bank.back(after, old.bank.approval(after, "c")))).containsEntry("error", "server_error");
        }
    }

    @Test
    void account_means_psu_lets_the_bank_name_the_person_and_the_intent_stays_ours() {
        try (Embedded embedded = Embedded.start(Map.of("account_means", "psu", "subject", "person"))) {
            Walk walk = new Walk(embedded.settings(), embedded.settings().tpps().get(0));
            UserAgent browser = new UserAgent();
            Question question = walk.toBank(browser, Walk.anIntent(), "psu");
            Map<String, Object> answer = walk.bank.answer(question,
                    Map.of("login", Map.of("account", "psu-4711", "acr", "urn:openbanking:psd2:sca"), "consent", Map.of("consent_id", "c")));
            String code = walk.backAtTpp(browser, walk.bank.back(question, answer)).get("code");
            Map<String, Object> tokens = walk.tpp.exchange(code);
            Map<String, Object> claims = walk.tpp.verified((String) tokens.get("id_token"));
            assertThat(claims).containsEntry("openbanking_intent_id", question.intent());
            assertThat(claims.get("sub")).isNotEqualTo(question.intent())
                    .isEqualTo(TppClient.json(walk.tpp.userinfo((String) tokens.get("access_token"))).get("sub"))
                    .isEqualTo(walk.tpp.introspect((String) tokens.get("access_token")).get("sub"));
        }
    }

    @Test
    void health_and_metrics_are_closed_without_their_token_and_true_with_it() {
        String token = "metrics-token-of-this-test";
        try (Embedded embedded = Embedded.start(Map.of("metrics_token", token))) {
            String base = embedded.settings().base() + "/obconnect";
            assertThat(new UserAgent().get(base + "/metrics").status()).isEqualTo(404);
            assertThat(new UserAgent().get(base + "/health").status()).isEqualTo(404);
            assertThat(new UserAgent().get(base + "/health/live").body()).isEqualTo("live");
            assertThat(new UserAgent().get(base + "/health/ready").body()).isEqualTo("ready");
            UserAgent operator = new UserAgent().with("Authorization", "Bearer " + token);
            Walk walk = new Walk(embedded.settings(), embedded.settings().tpps().get(0));
            String intent = Walk.anIntent();
            walk.tokens(new UserAgent(), intent, "c");
            assertThat(operator.get(base + "/health").body()).contains("\"up\"");
            Page metrics = operator.get(base + "/metrics");
            assertThat(metrics.body()).contains("tpp-1").doesNotContain(intent).doesNotContainPattern("obconnect_[a-z2-7]{26}");
            assertThat(new UserAgent().with("Authorization", "Bearer wrong").get(base + "/metrics").status()).isEqualTo(404);
        }
    }
}
