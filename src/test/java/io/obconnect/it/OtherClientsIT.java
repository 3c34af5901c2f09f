package io.obconnect.it;

import io.obconnect.it.UserAgent.Page;
import org.junit.jupiter.api.Test;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/** Clients that aren't TPPs, and TPPs that want an ordinary login, meet the server as if we weren't there. */
class OtherClientsIT extends JourneyTest {

    private final Walk ordinary = walkAs("ordinary");
    private final UserAgent browser = new UserAgent();

    @Test
    void a_client_that_isnt_configured_and_asks_for_obconnect_by_name_is_unauthorized() {
        Map<String, String> query = ordinary.tpp.query(ordinary.tpp.dirWithIntent(Walk.anIntent()), "stranger");
        query.put("acr_values", "obconnect");
        Map<String, String> withIntent = ordinary.refusal(ordinary.tpp.authorize(query));
        assertThat(withIntent).containsEntry("error", "unauthorized_client").containsEntry("state", "stranger");
        query.remove("request");
        for (String acr : new String[] {"obconnect", "urn:openbanking:psd2:sca", "simple_password_auth obconnect"}) {
            query.put("acr_values", acr);
            assertThat(ordinary.refusal(ordinary.tpp.authorize(query))).containsEntry("error", "unauthorized_client")
                    .containsEntry("state", "stranger");
        }
        assertThat(ordinary.answered(browser.post(ordinary.tpp.endpoint("/restv1/authorize"), query)))
                .containsEntry("error", "unauthorized_client");
    }

    @Test
    void a_password_login_gets_its_code() {
        assertThat(ordinary.answered(PasswordLogin.in(browser, plain(ordinary, "login"), ordinary.settings)))
                .containsKey("code").containsEntry("state", "login");
        assertThat(browser.cookies()).containsKey("session_id");
        assertThat(browser.journeyCookies()).isEmpty();
    }

    @Test
    void parameters_arrive_as_they_were_sent() {
        Map<String, String> query = ordinary.tpp.query("", "a b+c/%20&=?ä");
        query.remove("request");
        query.put("ui_locales", "de en");
        for (Page page : new Page[] {browser.get(ordinary.tpp.authorize(query)),
                browser.post(ordinary.tpp.endpoint("/restv1/authorize"), query),
                browser.postChunked(ordinary.tpp.endpoint("/restv1/authorize"), UserAgent.encode(query))}) {
            Map<String, String> seen = UserAgent.parameters(page.location().getRawQuery());
            assertThat(seen).containsAllEntriesOf(query).doesNotContainKey("obconnect");
        }
    }

    @Test
    void an_intent_of_a_client_that_isnt_configured_is_the_servers_affair() {
        Page page = browser.follow(browser.get(ordinary.tpp.authorize(ordinary.tpp.query(ordinary.tpp.dirWithIntent(Walk.anIntent()), "own"))),
                ordinary.settings.base());
        Map<String, String> answer = ordinary.answered(page);
        assertThat(answer).containsEntry("error", "invalid_request_object").containsEntry("state", "own");
        assertThat(answer.getOrDefault("error_description", "")).doesNotContain("OBC-");
    }

    @Test
    void unknown_clients_get_the_servers_own_answer() {
        Map<String, String> query = ordinary.tpp.query("", "unknown");
        query.remove("request");
        query.put("client_id", "nobody-knows-me");
        Page page = browser.get(ordinary.tpp.authorize(query));
        assertThat(page.status()).isEqualTo(401);
        assertThat(page.body()).doesNotContain("OBC-");
    }

    @Test
    void a_tpp_without_an_intent_can_log_a_person_in_with_a_password() {
        Walk tpp = walk(0);
        assertThat(tpp.answered(PasswordLogin.in(browser, plain(tpp, "plain"), tpp.settings))).containsKey("code").containsEntry("state", "plain");
    }

    static URI plain(Walk walk, String state) {
        Map<String, String> query = new LinkedHashMap<>(walk.tpp.query("", state));
        query.remove("request");
        return walk.tpp.authorize(query);
    }
}
