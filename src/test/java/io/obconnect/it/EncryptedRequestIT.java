package io.obconnect.it;

import io.obconnect.it.Bank.Question;
import io.obconnect.it.UserAgent.Page;
import org.junit.jupiter.api.Test;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/** Request objects encrypted with a shared key, {@code dir} and {@code A256GCM}, by every way that they may come. */
class EncryptedRequestIT extends JourneyTest {

    private final Walk walk = walk(0);
    private final UserAgent browser = new UserAgent();
    private final String intent = Walk.anIntent();

    @Test
    void it_comes_by_post() {
        approve(browser.post(walk.tpp.endpoint("/restv1/authorize"), query("posted")), "posted");
    }

    @Test
    void it_comes_by_post_in_chunks() {
        approve(browser.postChunked(walk.tpp.endpoint("/restv1/authorize"), UserAgent.encode(query("chunks"))), "chunks");
    }

    @Test
    void it_comes_split_over_query_and_body() {
        Map<String, String> body = query("split");
        Map<String, String> inQuery = new LinkedHashMap<>();
        for (String name : new String[] {"client_id", "state", "scope"}) {
            inQuery.put(name, body.remove(name));
        }
        approve(browser.post(walk.tpp.authorize(inQuery), body), "split");
    }

    @Test
    void the_object_in_the_query_and_everything_else_in_the_body() {
        Map<String, String> body = query("other-way");
        approve(browser.post(walk.tpp.authorize(Map.of("request", body.remove("request"))), body), "other-way");
    }

    @Test
    void a_parameter_given_twice_is_refused() {
        String query = UserAgent.encode(query("twice"));
        for (String repeated : new String[] {"state=again", "request=" + walk.tpp.dirWithIntent(Walk.anIntent()), "scope=openid", "client_id=tpp"}) {
            assertRefused(new UserAgent().get(URI.create(walk.settings.base() + "/restv1/authorize?" + query + "&" + repeated)));
            assertRefused(new UserAgent().post(walk.tpp.endpoint("/restv1/authorize"), query + "&" + repeated));
            assertRefused(new UserAgent().post(URI.create(walk.settings.base() + "/restv1/authorize?" + repeated), query));
        }
    }

    private void assertRefused(Page page) {
        assertThat(walk.answered(page)).containsEntry("error", "invalid_request").doesNotContainKey("code");
        assertThat(walk.answered(page).get("error_description")).startsWith("OBC-113");
    }

    @Test
    void it_is_pushed() {
        Question question = walk.toBank(browser, walk.tpp.pushed(query("pushed")));
        assertThat(question.intent()).isEqualTo(intent);
        Map<String, String> answer = walk.approved(browser, question);
        assertThat(answer).containsEntry("state", "pushed");
        assertThat(walk.tpp.verified((String) walk.tpp.exchange(answer.get("code")).get("id_token")))
                .containsEntry("openbanking_intent_id", intent);
    }

    @Test
    void it_is_pushed_with_all_parameters_inside() {
        Map<String, Object> claims = walk.tpp.claims(intent, "inside", "nonce-1");
        Question question = walk.toBank(browser, walk.tpp.pushed(Map.of("client_id", walk.tpp.registration().id(), "request", walk.tpp.dir(claims))));
        assertThat(walk.approved(browser, question)).containsKey("code").containsEntry("state", "inside");
    }

    @Test
    void a_pushed_object_that_cant_be_read_is_refused_at_once() {
        Page page = walk.tpp.push(query("x", walk.tpp.dir(Map.of("openbanking_intent_id", intent), "another-secret-of-32-characters-")));
        assertThat(page.status()).isEqualTo(400);
        assertThat(TppClient.json(page)).containsEntry("error", "invalid_request_object");
    }

    @Test
    void a_pushed_intent_outside_the_object_is_refused_but_for_one_in_claims() {
        Map<String, String> form = query("form", null);
        form.put("openbanking_intent_id", intent);
        Page page = walk.tpp.push(form);
        assertThat(page.status()).isEqualTo(400);
        assertThat(TppClient.json(page)).containsEntry("error", "invalid_request");
    }

    @Test
    void another_clients_pushed_request_is_refused() {
        URI pushed = walk.tpp.pushed(query("stolen"));
        Walk other = walk(1);
        Map<String, String> stolen = UserAgent.parameters(pushed.getRawQuery());
        stolen.put("client_id", other.tpp.registration().id());
        Page page = browser.follow(browser.get(other.tpp.authorize(stolen)), walk.settings.base());
        assertThat(other.answered(page)).containsEntry("error", "invalid_request_uri");
    }

    @Test
    void hybrid_flow_answers_in_the_fragment() {
        Map<String, String> query = query("hybrid");
        query.put("response_type", "code id_token");
        Question question = walk.toBank(browser, walk.tpp.authorize(query));
        Page last = browser.follow(browser.get(walk.bank.back(question, walk.bank.approval(question, "c"))), walk.settings.base());
        assertThat(last.location().getRawQuery()).isNull();
        Map<String, String> answer = walk.answered(last);
        assertThat(answer).containsKeys("code", "id_token").containsEntry("state", "hybrid");
        assertThat(walk.tpp.verified(answer.get("id_token"))).containsEntry("openbanking_intent_id", intent)
                .containsEntry("acr", "urn:openbanking:psd2:sca");
        assertThat(walk.tpp.exchange(answer.get("code"))).containsKey("id_token");
    }

    @Test
    void all_parameters_may_stand_inside() {
        Map<String, Object> claims = walk.tpp.claims(intent, "inside", "nonce-1");
        Question question = walk.toBank(browser,
                walk.tpp.authorize(Map.of("client_id", walk.tpp.registration().id(), "request", walk.tpp.dir(claims))));
        assertThat(question.intent()).isEqualTo(intent);
        assertThat(walk.approved(browser, question)).containsKey("code").containsEntry("state", "inside");
    }

    @Test
    void a_secret_of_another_length_than_32_opens_by_its_hash() {
        Walk second = walk(1);
        Question question = second.toBank(browser, intent, "hash");
        assertThat(question.intent()).isEqualTo(intent);
    }

    @Test
    void an_object_for_another_client_is_refused() {
        Map<String, Object> payload = Map.of("openbanking_intent_id", intent, "client_id", walk(1).tpp.registration().id());
        assertThat(walk.refusal(walk.tpp.dir(payload), "other")).containsEntry("error", "invalid_request_object").containsEntry("state", "other");
        Map<String, Object> issued = Map.of("openbanking_intent_id", intent, "iss", walk(1).tpp.registration().id());
        assertThat(walk.refusal(walk.tpp.dir(issued), "other")).containsEntry("error", "invalid_request_object");
    }

    @Test
    void a_client_that_must_sign_cant_encrypt_only() {
        Walk signing = walk(2);
        assertThat(signing.refusal(signing.tpp.dirWithIntent(intent), "must-sign")).containsEntry("error", "invalid_request_object")
                .containsEntry("state", "must-sign");
    }

    @Test
    void with_several_tpps_the_secret_of_the_consent_app_opens_nothing() {
        String object = walk.tpp.dir(Map.of("openbanking_intent_id", intent), walk.settings.sharedSecret());
        assertThat(walk.refusal(object, "shared")).containsEntry("error", "invalid_request_object").containsEntry("state", "shared");
    }

    @Test
    void with_several_tpps_a_call_with_nothing_but_the_object_is_refused_on_a_page() {
        Page page = browser.get(walk.tpp.authorize(Map.of("request", walk.tpp.dirWithIntent(intent))));
        assertThat(page.status()).isEqualTo(400);
        assertThat(page.redirects()).isFalse();
        assertThat(page.body()).contains("OBC-120");
    }

    @Test
    void a_client_without_the_token_script_is_refused_at_the_begin() {
        Walk bare = walkAs("tpp_noscript");
        org.assertj.core.api.Assumptions.assumeThat(bare.settings.properties().get("tpp_client_id").split(" "))
                .contains(bare.tpp.registration().id());
        Map<String, String> error = bare.refusal(bare.tpp.dirWithIntent(intent), "no-script");
        assertThat(error).containsEntry("error", "unauthorized_client").containsEntry("state", "no-script");
        assertThat(error.get("error_description")).startsWith("OBC-118");
    }

    private void approve(Page first, String state) {
        Question question = walk.arrived(browser.follow(first, walk.settings.base()));
        assertThat(question.intent()).isEqualTo(intent);
        assertThat(walk.approved(browser, question)).containsKey("code").containsEntry("state", state);
    }

    private Map<String, String> query(String state) {
        return query(state, walk.tpp.dirWithIntent(intent));
    }

    private Map<String, String> query(String state, String object) {
        Map<String, String> query = walk.tpp.query(object, state);
        query.values().removeIf(java.util.Objects::isNull);
        return query;
    }
}
