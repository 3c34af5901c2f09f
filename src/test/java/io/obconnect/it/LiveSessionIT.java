package io.obconnect.it;

import io.obconnect.it.Bank.Question;
import io.obconnect.it.UserAgent.Page;
import org.junit.jupiter.api.Test;

import java.net.URI;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/** Every new intent goes to the bank, whoever is logged in in this browser. */
class LiveSessionIT extends JourneyTest {

    private final Walk existing = walk(0);
    private final Walk fapi = walk(2);
    private final UserAgent browser = new UserAgent();

    @Test
    void after_an_earlier_journey_signed_and_encrypted_intents_go_to_the_bank() {
        existing.approved(browser, existing.toBank(browser, Walk.anIntent(), "first"));
        newIntentsAreAsked();
        newIntentsAreAsked();
    }

    @Test
    void a_session_cookie_that_the_server_set_in_an_earlier_journey_doesnt_skip_the_bank() {
        Question first = existing.toBank(browser, Walk.anIntent(), "first");
        URI back = existing.bank.back(first, existing.bank.approval(first, "c"));
        Page page = browser.get(back);
        // the session that the journey cookie names, as it stands just before the code goes out
        while (!page.location().getPath().endsWith("/restv1/authorize")) {
            page = browser.get(page.location());
        }
        String sid = UserAgent.parameters(page.location().getRawQuery()).get("sid");
        UserAgent thief = new UserAgent();
        thief.cookies().put("session_id", String.valueOf(sid));
        Question question = existing.toBank(thief, Walk.anIntent(), "thief");
        assertThat(question.uid()).isNotEqualTo(first.uid());
        assertThat(existing.answered(browser.get(page.location()))).containsKey("code");
    }

    @Test
    void after_a_password_login_intents_go_to_the_bank_and_the_login_survives() {
        Walk ordinary = walkAs("ordinary");
        URI login = OtherClientsIT.plain(ordinary, "login");
        PasswordLogin.in(browser, login, ordinary.settings);
        String session = browser.cookies().get("session_id");
        for (Walk walk : List.of(existing, fapi)) {
            String intent = Walk.anIntent();
            Question question = asked(walk, intent);
            assertThat(question.intent()).isEqualTo(intent);
            assertThat(browser.cookies()).as("during the journey").containsEntry("session_id", session);
        }
        assertThat(ordinary.answered(browser.follow(browser.get(login), ordinary.settings.base()))).as("still logged in").containsKey("code");
    }

    @Test
    void a_session_named_by_a_parameter_doesnt_skip_the_bank_either() {
        Walk ordinary = walkAs("ordinary");
        PasswordLogin.in(browser, OtherClientsIT.plain(ordinary, "login"), ordinary.settings);
        String session = browser.cookies().get("session_id");
        for (Walk walk : List.of(existing, fapi)) {
            String intent = Walk.anIntent();
            Map<String, String> query = walk.tpp.query(object(walk, intent), "s");
            query.put("session_id", session);
            UserAgent fresh = new UserAgent();
            Question question = walk.toBank(fresh, walk.tpp.authorize(query));
            assertThat(question.intent()).isEqualTo(intent);
            assertThat(walk.approved(fresh, question)).containsKey("code");
        }
    }

    @Test
    void a_browser_that_brings_a_token_of_its_own_goes_to_the_bank_like_any_other() {
        UserAgent fresh = new UserAgent();
        fresh.with("Authorization", "Bearer junk");
        String intent = Walk.anIntent();
        Question question = existing.toBank(fresh, intent, "token");
        assertThat(question.intent()).isEqualTo(intent);
        assertThat(existing.approved(fresh, question)).containsKey("code");
    }

    @Test
    void the_servers_password_login_by_name_is_refused_with_an_intent() {
        PasswordLogin.in(browser, OtherClientsIT.plain(walkAs("ordinary"), "login"), existing.settings);
        for (Walk walk : List.of(existing, fapi)) {
            Map<String, String> query = walk.tpp.query(object(walk, Walk.anIntent()), "s");
            query.put("acr_values", "simple_password_auth");
            Map<String, String> error = walk.answered(browser.get(walk.tpp.authorize(query)));
            assertThat(error).containsEntry("error", "invalid_request").containsEntry("state", "s").doesNotContainKey("code");
            assertThat(error.get("error_description")).startsWith("OBC-115");
        }
    }

    @Test
    void prompt_none_is_login_required_with_and_without_a_session() {
        Map<String, String> query = existing.tpp.query(existing.tpp.dirWithIntent(Walk.anIntent()), "none");
        query.put("prompt", "none");
        assertThat(existing.answered(browser.get(existing.tpp.authorize(query)))).containsEntry("error", "login_required").containsEntry("state", "none");
        PasswordLogin.in(browser, OtherClientsIT.plain(walkAs("ordinary"), "login"), existing.settings);
        assertThat(existing.answered(browser.get(existing.tpp.authorize(query)))).containsEntry("error", "login_required").containsEntry("state", "none");
        Map<String, Object> claims = fapi.tpp.claims(Walk.anIntent(), "none", "n");
        claims.put("prompt", "none");
        String client = fapi.tpp.registration().id();
        assertThat(fapi.answered(browser.get(fapi.tpp.authorize(Map.of("client_id", client, "request", fapi.tpp.ps256(claims))))))
                .containsEntry("error", "login_required").containsEntry("state", "none");
    }

    @Test
    void a_prompt_and_a_maximum_age_go_to_the_bank_once() {
        for (Map<String, String> more : List.of(Map.of("prompt", "login"), Map.of("max_age", "0"), Map.of("prompt", "consent"))) {
            Map<String, String> query = existing.tpp.query(existing.tpp.dirWithIntent(Walk.anIntent()), "again");
            query.putAll(more);
            UserAgent fresh = new UserAgent();
            Question question = existing.toBank(fresh, existing.tpp.authorize(query));
            Page last = fresh.follow(fresh.get(existing.bank.back(question, existing.bank.approval(question, "c"))), existing.settings.base());
            assertThat(existing.answered(last)).as(more.toString()).containsKey("code");
        }
    }

    @Test
    void an_untrusted_client_sees_no_consent_page_of_the_server() {
        Walk untrusted = walk(1);
        Question question = untrusted.toBank(browser, Walk.anIntent(), "untrusted");
        assertThat(untrusted.approved(browser, question)).containsKey("code").containsEntry("state", "untrusted");
    }

    private void newIntentsAreAsked() {
        for (Walk walk : List.of(existing, fapi)) {
            String intent = Walk.anIntent();
            Question question = asked(walk, intent);
            assertThat(question.intent()).isEqualTo(intent);
            assertThat(walk.approved(browser, question)).containsKey("code");
        }
    }

    private Question asked(Walk walk, String intent) {
        return walk.toBank(browser, walk.tpp.authorize(walk.tpp.query(object(walk, intent), "s")));
    }

    private static String object(Walk walk, String intent) {
        return walk.tpp.registration().signingKey() == null ? walk.tpp.dirWithIntent(intent) : walk.tpp.ps256(walk.tpp.claims(intent, "s", "n-s"));
    }
}
