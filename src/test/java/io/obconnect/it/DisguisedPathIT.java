package io.obconnect.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.obconnect.it.UserAgent.Page;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Spellings of a path that the server takes for the path itself: whatever it serves there, our guards stand before it. */
class DisguisedPathIT extends JourneyTest {

    private final Walk walk = walk(2);
    private final UserAgent browser = new UserAgent();

    @ParameterizedTest
    @ValueSource(strings = {"/restv1/authorize", "/restv1/authorize/", "/restv1/authorize;x=1", "/restv1;x=1/authorize", "/restv1/%61uthorize",
        "/restv1/./authorize", "/restv1/x/../authorize", "/authorize.htm", "/authorize.htm;x=1"})
    void an_intent_gets_no_code_past_the_bank_from_a_live_session(String path) {
        Map<String, String> login = walk.tpp.query("", "login");
        login.remove("request");
        login.put("acr_values", "simple_password_auth");
        assertThat(walk.answered(PasswordLogin.in(browser, walk.tpp.authorize(login), walk.settings))).containsKey("code");

        Map<String, String> query = walk.tpp.query(walk.tpp.ps256(walk.tpp.claims(Walk.anIntent(), "s", "n")), "s");
        Page last = browser.follow(browser.get(walk.settings.base() + path + "?" + UserAgent.encode(query)), walk.settings.base());

        assertThat(last.redirects() ? last.location().toString() : "").as("at " + path).doesNotContain("code=");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/restv1/authorize;x=1", "/restv1/authorize/", "/restv1/%61uthorize"})
    void without_a_session_a_disguised_call_is_refused_and_shows_no_password_page(String path) {
        Map<String, String> query = walk.tpp.query(walk.tpp.ps256(walk.tpp.claims(Walk.anIntent(), "s", "n")), "s");
        Page last = browser.follow(browser.get(walk.settings.base() + path + "?" + UserAgent.encode(query)), walk.settings.base());
        assertThat(last.status()).isEqualTo(400);
        assertThat(last.body()).doesNotContain("password");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/restv1/par", "/restv1/par;x=1"})
    void a_pushed_intent_outside_an_object_is_refused(String path) {
        Map<String, String> form = walk.tpp.query("", "s");
        form.remove("request");
        form.put("nbf", Long.toString(java.time.Instant.now().getEpochSecond()));
        form.put("claims", "{\"id_token\":{\"openbanking_intent_id\":{\"value\":\"" + Walk.anIntent() + "\"}}}");
        assertThat(machine().post(walk.tpp.endpoint(path), form).status()).as("at " + path).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/restv1/authorize/", "/restv1/authorize;x=1", "/restv1/%61uthorize"})
    void the_call_that_issues_the_code_gives_no_second_one(String path) {
        Bank.Question question = walk.toBank(browser, walk.tpp.authorize(
                walk.tpp.query(walk.tpp.ps256(walk.tpp.claims(Walk.anIntent(), "s", "n")), "s")));
        Page page = browser.get(walk.bank.back(question, walk.bank.approval(question, "c")));
        while (!page.location().getPath().endsWith("/restv1/authorize")) {
            page = browser.get(page.location());
        }
        String followUp = page.location().toString();
        UserAgent replayer = browser.copy();
        assertThat(walk.answered(browser.get(followUp))).containsKey("code");

        Page again = replayer.get(followUp.replace("/restv1/authorize", path));

        assertThat(again.redirects() ? again.location().toString() : "").as("at " + path).doesNotContain("code=");
    }

    private UserAgent machine() {
        String credentials = walk.tpp.registration().id() + ":" + walk.tpp.registration().secret();
        return new UserAgent().with("Authorization",
                "Basic " + java.util.Base64.getEncoder().encodeToString(credentials.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    }
}
