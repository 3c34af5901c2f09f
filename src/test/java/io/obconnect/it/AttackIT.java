package io.obconnect.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.obconnect.it.Bank.Question;
import io.obconnect.it.UserAgent.Page;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Attacks that need a whole server: each must fail, and what it was aimed at must go on. */
class AttackIT {

    private static final Map<String, String> ONE_TPP = Map.of("tpp_client_id", "tpp-1");

    private static Walk walk(Embedded embedded, int tpp) {
        return new Walk(embedded.settings(), embedded.settings().tpps().get(tpp));
    }

    private static Map<String, String> passwordLogin(Walk walk, String state) {
        Map<String, String> query = walk.tpp.query("", state);
        query.remove("request");
        query.put("acr_values", "simple_password_auth");
        return query;
    }

    private static String address(Page page) {
        return page.redirects() ? page.location().toString() : "";
    }

    /** The last address on the server before the code, and the browser as it is there. */
    private static URI followUp(Walk walk, UserAgent browser, Question question) {
        Page page = browser.get(walk.bank.back(question, walk.bank.approval(question, "c")));
        while (!page.location().getPath().endsWith("/restv1/authorize")) {
            page = browser.get(page.location());
        }
        return page.location();
    }

    @Test
    void an_attackers_live_session_planted_in_the_browser_is_neither_used_nor_ended() {
        Walk walk = walk(Embedded.shared(), 0);
        UserAgent attacker = new UserAgent();
        walk.answered(PasswordLogin.in(attacker, walk.tpp.authorize(passwordLogin(walk, "attacker")), walk.settings));
        String planted = attacker.cookies().get("session_id");
        assertThat(planted).as("the attacker is logged in").isNotEmpty();

        UserAgent victim = new UserAgent();
        victim.cookies().put("session_id", planted);
        String intent = Walk.anIntent();
        Question question = walk.toBank(victim, intent, "victim");
        victim.cookies().put("session_id", planted);
        Map<String, String> answer = walk.backAtTpp(victim, walk.bank.back(question, walk.bank.approval(question, "c")));
        Map<String, Object> tokens = walk.tpp.exchange(answer.get("code"));

        assertThat(walk.tpp.verified((String) tokens.get("id_token"))).containsEntry("sub", intent).containsEntry("consent_id", "c");
        Page again = attacker.follow(attacker.get(walk.tpp.authorize(passwordLogin(walk, "again"))), walk.settings.base());
        assertThat(walk.answered(again)).as("the attacker's own session is as it was").containsKey("code");
    }

    @Test
    void a_pushed_request_cant_be_swapped_for_another_on_the_way_to_the_login_page() {
        Walk walk = walk(Embedded.shared(), 2);
        UserAgent browser = new UserAgent();
        Page first = pushed(walk, browser, "first");
        Page second = pushed(walk, browser, "second");
        String foreign = UserAgent.parameters(second.location().getRawQuery()).get("obconnect");
        Map<String, String> query = UserAgent.parameters(first.location().getRawQuery());
        assertThat(query.put("obconnect", foreign)).as("what was verified travels sealed").isNotEmpty();

        Page swapped = browser.follow(browser.get(walk.settings.base() + "/authorize.htm?" + UserAgent.encode(query)), walk.settings.base());

        assertThat(walk.answered(swapped)).containsKey("error").containsEntry("state", "first");
        assertThat(walk.arrived(browser.follow(second, walk.settings.base()))).as("the untouched one goes on").isNotNull();
    }

    private static Page pushed(Walk walk, UserAgent browser, String state) {
        Page par = walk.tpp.push(Map.of("request", walk.tpp.ps256(walk.tpp.claims(Walk.anIntent(), state, "n-" + state)),
                "client_id", walk.tpp.registration().id(), "response_type", "code", "scope", "openid", "state", state,
                "nonce", "n-" + state, "redirect_uri", walk.tpp.registration().redirectUri()));
        assertThat(par.status()).as(par.body()).isEqualTo(201);
        Map<String, String> query = new LinkedHashMap<>();
        query.put("client_id", walk.tpp.registration().id());
        query.put("request_uri", (String) TppClient.json(par).get("request_uri"));
        return browser.get(walk.tpp.authorize(query));
    }

    @Test
    void another_clients_call_with_a_journeys_sid_gets_nothing_of_the_journey() {
        Walk walk = walk(Embedded.shared(), 0);
        UserAgent browser = new UserAgent();
        Question question = walk.toBank(browser, Walk.anIntent(), "mine");
        URI followUp = followUp(walk, browser, question);
        for (String client : List.of("ordinary", "tpp-2")) {
            Map<String, String> query = UserAgent.parameters(followUp.getRawQuery());
            query.put("client_id", client);
            query.remove("request");
            query.remove("acr_values");
            UserAgent curious = browser.copy();
            Page page = curious.follow(curious.get(walk.tpp.authorize(query)), walk.settings.base());
            assertThat(address(page)).as(client).doesNotContain("code=");
        }
        assertThat(walk.answered(browser.get(followUp))).as("the journey's own call").containsKey("code").containsEntry("state", "mine");
    }

    @Test
    void the_page_that_logs_the_person_in_does_nothing_out_of_turn_or_in_another_browser() {
        Walk walk = walk(Embedded.shared(), 0);
        UserAgent browser = new UserAgent();
        Question question = walk.toBank(browser, Walk.anIntent(), "s");
        String handle = question.uid().substring("obconnect_".length()).substring(0, 10);
        URI page = URI.create(walk.settings.base() + "/auth/obconnect/return.htm?j=" + handle);

        assertThat(browser.follow(browser.get(page), walk.settings.base()).body()).as("before the bank answered").contains("OBC-410");
        Page loggingIn = browser.get(walk.bank.back(question, walk.bank.approval(question, "c")));
        UserAgent stranger = new UserAgent();
        assertThat(stranger.follow(stranger.get(page), walk.settings.base()).body()).as("in another browser").contains("OBC-410");

        assertThat(walk.answered(browser.follow(loggingIn, walk.settings.base()))).containsKey("code");
    }

    @Test
    void a_prefetched_or_probed_authorization_request_begins_no_journey() {
        Walk walk = walk(Embedded.shared(), 0);
        URI address = walk.tpp.authorize(walk.tpp.query(walk.tpp.dirWithIntent(Walk.anIntent()), "s"));
        UserAgent looking = new UserAgent().with("Sec-Purpose", "prefetch;prerender");
        assertThat(looking.get(address).status()).isEqualTo(204);
        UserAgent probing = new UserAgent();
        assertThat(probing.method("HEAD", address).status()).isEqualTo(204);
        assertThat(looking.cookies()).isEmpty();
        assertThat(probing.cookies()).isEmpty();
    }

    @Test
    void a_bare_object_that_completed_a_journey_is_refused_from_then_on_in_any_browser() {
        try (Embedded embedded = Embedded.start(ONE_TPP)) {
            Walk walk = walk(embedded, 0);
            URI bare = walk.tpp.authorize(Map.of("request", walk.tpp.dirWithIntent(Walk.anIntent())));
            UserAgent browser = new UserAgent();
            Question question = walk.toBank(browser, bare);
            assertThat(walk.backAtTpp(browser, walk.bank.back(question, walk.bank.approval(question, "c")))).containsKey("code");
            for (UserAgent replaying : List.of(browser, new UserAgent())) {
                Map<String, String> error = walk.answered(replaying.follow(replaying.get(bare), walk.settings.base()));
                assertThat(error).containsEntry("error", "invalid_request_object");
                assertThat(error.get("error_description")).startsWith("OBC-121");
            }
        }
    }

    @Test
    void what_the_shared_secret_sealed_for_the_consent_app_is_no_request_object() {
        try (Embedded embedded = Embedded.start(ONE_TPP)) {
            Walk walk = walk(embedded, 0);
            UserAgent browser = new UserAgent();
            Question question = walk.toBank(browser, Walk.anIntent(), "s");
            String answer = walk.bank.seal(walk.bank.approval(question, "c"));
            for (String object : List.of(question.sealed(), answer)) {
                Map<String, String> query = walk.tpp.query(object, "reflected");
                query.put("acr_values", "obconnect");
                assertThat(walk.answered(browser.follow(browser.get(walk.tpp.authorize(query)), walk.settings.base())))
                        .containsEntry("error", "invalid_request_object");
            }
        }
    }

    @Test
    void in_strict_the_hard_wired_return_is_refused() {
        try (Embedded embedded = Embedded.start(Map.of("protocol", "strict"))) {
            Walk walk = walk(embedded, 0);
            UserAgent browser = new UserAgent();
            Page atBank = browser.follow(browser.get(walk.tpp.authorize(
                    walk.tpp.query(walk.tpp.dirWithIntent(Walk.anIntent()), "wired"))), walk.settings.base());
            assertThat(address(atBank)).startsWith(walk.settings.consentApp());

            Map<String, String> error = walk.backAtTpp(browser, URI.create(walk.settings.base() + "/postlogin.htm?sessionData=a.b.c.d.e"));

            assertThat(error).containsEntry("error", "server_error").containsEntry("state", "wired");
            assertThat(error.get("error_description")).startsWith("OBC-409");
        }
    }

    @Test
    void a_flood_of_forged_returns_asks_the_directory_nothing() {
        try (Embedded embedded = Embedded.start(Map.of())) {
            Walk walk = walk(embedded, 0);
            UserAgent browser = new UserAgent();
            Question question = walk.toBank(browser, Walk.anIntent(), "real");
            String good = walk.bank.seal(walk.bank.approval(question, "c"));
            UserAgent attacker = new UserAgent();
            embedded.directory().down(true);
            try {
                for (int i = 0; i < 300; i++) {
                    Page forged = attacker.get(walk.settings.base() + "/obconnect/return/" + "A".repeat(40 + i) + "?sessionData=" + good);
                    assertThat(forged.status()).as("a directory that was asked would answer 503").isEqualTo(400);
                    assertThat(forged.body()).contains("OBC-401");
                }
            } finally {
                embedded.directory().down(false);
            }
            assertThat(walk.backAtTpp(browser, URI.create(question.returnTo() + "?sessionData=" + good))).containsKey("code");
        }
    }
}
