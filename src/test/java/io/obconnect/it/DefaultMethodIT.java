package io.obconnect.it;

import io.obconnect.it.UserAgent.Page;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/** Needs a server whose default authentication method is {@code obconnect}. */
class DefaultMethodIT {

    private static Prepared server;

    private final Walk walk = server.walk(0);
    private final UserAgent browser = new UserAgent();

    @BeforeAll
    static void start() {
        server = Prepared.forTest(DefaultMethodIT.class, Map.of(), builder -> builder.defaultAcr("obconnect"));
    }

    @AfterAll
    static void stop() throws Exception {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void other_clients_log_in_with_the_fallback_method() {
        Walk ordinary = ordinary();
        assertThat(ordinary.answered(PasswordLogin.in(browser, OtherClientsIT.plain(ordinary, "fallback"), ordinary.settings)))
                .containsKey("code").containsEntry("state", "fallback");
        Map<String, String> again = ordinary.answered(browser.follow(browser.get(OtherClientsIT.plain(ordinary, "again")), ordinary.settings.base()));
        assertThat(again).as("logged in once, logged in").containsKey("code");
    }

    @Test
    void a_client_that_asks_for_us_by_name_still_isnt_authorized() {
        Walk ordinary = ordinary();
        Map<String, String> query = UserAgent.parameters(OtherClientsIT.plain(ordinary, "by-name").getRawQuery());
        query.put("acr_values", "obconnect");
        assertThat(ordinary.refusal(ordinary.tpp.authorize(query))).containsEntry("error", "unauthorized_client").containsEntry("state", "by-name");
    }

    @Test
    void a_wrong_password_gets_nobody_in() {
        Walk ordinary = ordinary();
        Settings wrong = new Settings(ordinary.settings.base(), ordinary.settings.sharedSecret(), ordinary.settings.consentApp(),
                ordinary.settings.tpps(), new Settings.Person(ordinary.settings.person().username(), "wrong"), ordinary.settings.properties());
        Page page = PasswordLogin.in(browser, OtherClientsIT.plain(ordinary, "wrong"), wrong);
        assertThat(page.redirects() ? page.location().toString() : "").doesNotContain("code=");
    }

    @Test
    void a_tpps_login_without_an_intent_falls_back_too() {
        assertThat(walk.answered(PasswordLogin.in(browser, OtherClientsIT.plain(walk, "plain"), walk.settings)))
                .containsKey("code").containsEntry("state", "plain");
    }

    @Test
    void intents_go_to_the_bank_encrypted_signed_and_pushed() {
        assertThat(walk.approved(browser, walk.toBank(browser, Walk.anIntent(), "dir"))).containsKey("code");
        Map<String, String> form = walk.tpp.query(walk.tpp.dirWithIntent(Walk.anIntent()), "pushed");
        assertThat(walk.approved(browser, walk.toBank(browser, walk.tpp.pushed(form)))).containsKey("code").containsEntry("state", "pushed");
        Walk fapi = server.walk(2);
        String signed = fapi.tpp.ps256(fapi.tpp.claims(Walk.anIntent(), "signed", "n"));
        assertThat(fapi.approved(browser, fapi.toBank(browser,
                fapi.tpp.authorize(Map.of("client_id", fapi.tpp.registration().id(), "request", signed))))).containsEntry("state", "signed");
    }

    @Test
    void an_essential_acr_claim_without_a_value_goes_to_the_bank() {
        Walk fapi = server.walk(2);
        Map<String, Object> claims = fapi.tpp.claims(Walk.anIntent(), "no-value", "n");
        claims.put("claims", Map.of("id_token", Map.of("openbanking_intent_id", Map.of("value", Walk.anIntent(), "essential", true),
                "acr", Map.of("essential", true))));
        assertThat(fapi.approved(browser, fapi.toBank(browser, fapi.tpp.authorize(fapi.tpp.query(fapi.tpp.ps256(claims), "no-value")))))
                .containsKey("code");
    }

    private static Walk ordinary() {
        assumeThat(server.settings().others()).containsKey("ordinary");
        return new Walk(server.settings(), server.settings().others().get("ordinary"));
    }
}
