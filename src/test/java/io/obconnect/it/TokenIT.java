package io.obconnect.it;

import io.obconnect.it.Bank.Question;
import io.obconnect.it.UserAgent.Page;
import org.junit.jupiter.api.Test;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/** What the TPP holds in the end. */
class TokenIT extends JourneyTest {

    private final Walk walk = walk(0);
    private final UserAgent browser = new UserAgent();

    @Test
    void sub_is_the_intent_in_id_token_userinfo_and_introspection_alike() {
        String intent = Walk.anIntent();
        Map<String, Object> tokens = walk.tokens(browser, intent, "consent-7");
        Map<String, Object> claims = walk.tpp.verified((String) tokens.get("id_token"));
        String accessToken = (String) tokens.get("access_token");
        Map<String, Object> introspected = walk.tpp.introspect(accessToken);
        Page userinfo = walk.tpp.userinfo(accessToken);
        assertThat(claims).containsEntry("sub", intent);
        assertThat(TppClient.json(userinfo)).containsEntry("sub", intent);
        assertThat(introspected).containsEntry("active", true).containsEntry("sub", intent)
                .containsEntry("openbanking_intent_id", intent).containsEntry("consent_id", "consent-7");
    }

    @Test
    void a_code_works_once() {
        Question question = walk.toBank(browser, Walk.anIntent(), "s");
        String code = walk.backAtTpp(browser, walk.bank.back(question, walk.bank.approval(question, "c"))).get("code");
        assertThat(walk.tpp.exchange(code)).containsKey("id_token");
        assertThat(walk.tpp.exchange(code)).containsKey("error").doesNotContainKey("id_token");
    }

    @Test
    void refreshed_tokens_carry_the_same_claims() {
        String intent = Walk.anIntent();
        Map<String, Object> tokens = walk.tokens(browser, intent, "consent-8", Map.of("scope", "openid offline_access"));
        assertThat(tokens).as("offline access of a trusted client").containsKey("refresh_token");
        Map<String, Object> refreshed = walk.tpp.refresh((String) tokens.get("refresh_token"));
        assertThat(walk.tpp.introspect((String) refreshed.get("access_token"))).containsEntry("openbanking_intent_id", intent)
                .containsEntry("consent_id", "consent-8").containsEntry("sub", intent);
    }

    @Test
    void the_tpps_request_cant_choose_the_values_of_our_claims() {
        Walk fapi = walk(2);
        String intent = Walk.anIntent();
        Map<String, Object> claims = fapi.tpp.claims(intent, "s", "n");
        Map<String, Object> idToken = new LinkedHashMap<>();
        idToken.put("openbanking_intent_id", Map.of("value", intent, "essential", true));
        idToken.put("consent_id", Map.of("value", "chosen-by-the-tpp", "essential", true));
        claims.put("claims", Map.of("id_token", idToken));
        claims.put("consent_id", "chosen-by-the-tpp");
        Map<String, String> query = fapi.tpp.query(fapi.tpp.ps256(claims), "s");
        query.put("claims", "{\"id_token\":{\"consent_id\":{\"value\":\"chosen-by-the-tpp\"}}}");
        Question question = fapi.toBank(browser, fapi.tpp.authorize(query));
        Map<String, String> back = fapi.backAtTpp(browser, fapi.bank.back(question, fapi.bank.approval(question, "the-banks")));
        assertThat(back).containsKey("code");
        String code = back.get("code");
        assertThat(fapi.tpp.verified((String) fapi.tpp.exchange(code).get("id_token"))).containsEntry("consent_id", "the-banks")
                .containsEntry("openbanking_intent_id", intent).containsEntry("sub", intent);
    }

    @Test
    void a_password_login_without_an_intent_keeps_its_tokens_as_they_are() {
        Map<String, String> query = walk.tpp.query("", "plain");
        query.remove("request");
        query.put("acr_values", "simple_password_auth");
        Map<String, String> answer = walk.answered(PasswordLogin.in(browser, walk.tpp.authorize(query), walk.settings));
        Map<String, Object> claims = walk.tpp.verified((String) walk.tpp.exchange(answer.get("code")).get("id_token"));
        assertThat(claims).doesNotContainKeys("openbanking_intent_id", "consent_id").containsEntry("acr", "simple_password_auth");
    }

    @Test
    void after_a_journey_a_password_login_in_the_same_browser_works() {
        walk.tokens(browser, Walk.anIntent(), "c");
        Map<String, String> query = walk.tpp.query("", "after");
        query.remove("request");
        query.put("acr_values", "simple_password_auth");
        assertThat(walk.answered(PasswordLogin.in(browser, walk.tpp.authorize(query), walk.settings))).containsKey("code");
    }

    @Test
    void a_new_intent_goes_to_the_bank_past_a_password_login_and_past_an_earlier_journey() {
        Map<String, String> query = walk.tpp.query("", "first");
        query.remove("request");
        query.put("acr_values", "simple_password_auth");
        walk.answered(PasswordLogin.in(browser, walk.tpp.authorize(query), walk.settings));
        String intent = Walk.anIntent();
        Question question = walk.toBank(browser, intent, "second");
        assertThat(question.intent()).isEqualTo(intent);
        walk.backAtTpp(browser, walk.bank.back(question, walk.bank.approval(question, "c")));
        String next = Walk.anIntent();
        assertThat(walk.toBank(browser, next, "third").intent()).isEqualTo(next);
    }

    @Test
    void the_follow_up_url_issues_one_code() {
        Question question = walk.toBank(browser, Walk.anIntent(), "s");
        Page page = browser.get(walk.bank.back(question, walk.bank.approval(question, "c")));
        while (!page.location().getPath().endsWith("/restv1/authorize")) {
            page = browser.get(page.location());
        }
        URI followUp = page.location();
        UserAgent replayer = browser.copy();
        Map<String, String> first = walk.answered(browser.get(followUp));
        assertThat(first).containsKey("code");
        for (UserAgent again : java.util.List.of(browser, new UserAgent())) {
            Page second = again.follow(again.get(followUp), walk.settings.base());
            assertThat(second.redirects() ? second.location().toString() : "").doesNotContain("code=");
            assertThat(again.journeyCookies()).isEmpty();
        }
        assertThat(walk.answered(replayer.get(followUp))).as("who has the journey's cookie is told the same").isEqualTo(first);
    }
}
