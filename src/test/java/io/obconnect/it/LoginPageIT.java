package io.obconnect.it;

import io.obconnect.it.Bank.Question;
import io.obconnect.it.UserAgent.Page;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import static org.assertj.core.api.Assertions.assertThat;

/** The hops between the server's own addresses, called out of turn. */
class LoginPageIT extends JourneyTest {

    private final Walk walk = walk(0);
    private final UserAgent browser = new UserAgent();

    @Test
    void the_login_page_called_straight_doesnt_lead_to_the_bank() {
        Map<String, String> good = walk.tpp.query(walk.tpp.dirWithIntent(Walk.anIntent()), "straight");
        good.put("acr_values", "obconnect");
        refused(good);
        Map<String, String> nothing = new LinkedHashMap<>(good);
        nothing.remove("request");
        refused(nothing);
        refused(Map.of("client_id", walk.tpp.registration().id(), "acr_values", "obconnect"));
        refused(Map.of("acr_values", "obconnect", "request", good.get("request")));
    }

    @Test
    void the_login_page_without_a_client_shows_the_servers_own_error_page() {
        Page page = browser.get(URI.create(walk.settings.base() + "/authorize.htm?acr_values=obconnect"));
        Page last = browser.follow(page, walk.settings.base());
        assertThat(last.redirects()).isFalse();
        assertThat(last.status()).isEqualTo(200);
        assertThat(browser.journeyCookies()).isEmpty();
    }

    @Test
    void the_login_page_with_junk_doesnt_lead_to_the_bank() {
        Map<String, String> query = walk.tpp.query("junk", "junk");
        query.put("acr_values", "obconnect");
        refused(query);
        query.put("obconnect", "junk");
        refused(query);
        query.put("request", walk.tpp.dirWithIntent("<script>alert(1)</script>"));
        refused(query);
    }

    @Test
    void the_login_page_with_a_session_id_of_no_journey_shows_a_page_and_goes_nowhere() {
        Map<String, String> query = walk.tpp.query(walk.tpp.dirWithIntent(Walk.anIntent()), "sid");
        query.put("acr_values", "obconnect");
        query.put("sid", "junk");
        Page page = browser.get(URI.create(walk.settings.base() + "/authorize.htm?" + UserAgent.encode(query)));
        assertThat(page.redirects()).isFalse();
        assertThat(page.status()).isEqualTo(400);
        assertThat(page.body()).contains("OBC-410");
        assertThat(browser.cookies()).doesNotContainKeys("session_id", "current_sessions");
        assertThat(browser.journeyCookies()).isEmpty();
    }

    @Test
    void the_login_page_with_another_clients_object_doesnt_lead_to_the_bank() {
        Walk other = walk(1);
        Map<String, String> query = other.tpp.query(walk.tpp.dirWithIntent(Walk.anIntent()), "foreign");
        query.put("acr_values", "obconnect");
        refused(query);
        Page page = browser.get(walk.tpp.authorize(walk.tpp.query(walk.tpp.dirWithIntent(Walk.anIntent()), "own")));
        String carried = UserAgent.parameters(page.location().getRawQuery()).get("obconnect");
        query.put("obconnect", carried);
        refused(query);
    }

    @Test
    void what_the_authorization_endpoint_vouched_for_cant_be_exchanged_on_the_login_page() {
        Page page = browser.get(walk.tpp.authorize(walk.tpp.query(walk.tpp.dirWithIntent(Walk.anIntent()), "mine")));
        Map<String, String> vouched = UserAgent.parameters(page.location().getRawQuery());
        for (String name : List.of("request", "redirect_uri", "state", "nonce", "client_id")) {
            Map<String, String> changed = new LinkedHashMap<>(vouched);
            changed.put(name, "request".equals(name) ? walk.tpp.dirWithIntent(Walk.anIntent())
                    : "client_id".equals(name) ? walk(1).tpp.registration().id() : "http://localhost:18090/other");
            refused(changed);
        }
        assertThat(walk.arrived(browser.get(page.location()))).isNotNull();
    }

    private void refused(Map<String, String> query) {
        UserAgent stranger = new UserAgent();
        Page last = stranger.follow(stranger.get(URI.create(walk.settings.base() + "/authorize.htm?" + UserAgent.encode(query))), walk.settings.base());
        assertThat(last.redirects() ? last.location().toString() : "").as(query.keySet() + " shouldn't reach the bank")
                .doesNotStartWith(walk.settings.consentApp()).doesNotContain("code=").doesNotStartWith("http://localhost:18090/other");
        assertThat(last.body()).doesNotContain("<script>alert(1)").doesNotContain("Exception");
        assertThat(stranger.journeyCookies()).isEmpty();
        if (last.redirects()) {
            assertThat(last.location().toString()).contains("error=");
        } else {
            assertThat(last.status()).as(last.body()).isEqualTo(400);
        }
    }

    @Test
    void the_call_that_issues_the_code_issues_one() {
        URI call = beforeTheCode("twice");
        UserAgent again = browser.copy();
        Map<String, String> first = walk.answered(browser.get(call));
        assertThat(first).containsKey("code");
        assertThat(walk.answered(again.get(call))).as("who has the journey's cookie is told the same").isEqualTo(first);
        for (UserAgent replay : List.of(again, browser, new UserAgent())) {
            Page page = replay.follow(replay.get(call), walk.settings.base());
            assertThat(page.redirects()).as(page.toString()).isFalse();
            assertThat(page.status()).isEqualTo(200);
            assertThat(page.body()).contains("This has been answered").doesNotContain("code=");
        }
    }

    @Test
    void a_login_whose_answer_was_lost_goes_on_when_the_page_is_loaded_again() {
        Question question = walk.toBank(browser, Walk.anIntent(), "lost");
        URI returnPage = browser.get(walk.bank.back(question, walk.bank.approval(question, "c"))).location();
        browser.copy().get(returnPage);
        assertThat(walk.answered(browser.follow(browser.get(returnPage), walk.settings.base()))).containsKey("code")
                .containsEntry("state", "lost");
    }

    @Test
    void a_lost_answer_goes_on_without_the_consent_page_that_the_tpp_asked_for() {
        Map<String, String> query = walk.tpp.query(walk.tpp.dirWithIntent(Walk.anIntent()), "lost");
        query.put("prompt", "consent");
        Question question = walk.toBank(browser, walk.tpp.authorize(query));
        URI returnPage = browser.get(walk.bank.back(question, walk.bank.approval(question, "c"))).location();
        browser.copy().get(returnPage);
        assertThat(walk.answered(browser.follow(browser.get(returnPage), walk.settings.base()))).containsKey("code").containsEntry("state", "lost");
    }

    @Test
    void a_denial_whose_answer_was_lost_is_told_again() {
        Question question = walk.toBank(browser, Walk.anIntent(), "lost");
        URI link = walk.bank.back(question, walk.bank.denial(question));
        browser.copy().get(link);
        assertThat(walk.backAtTpp(browser, link)).containsEntry("error", "access_denied").containsEntry("state", "lost");
    }

    @Test
    void the_call_that_issues_the_code_issues_one_also_when_four_come_at_once() throws Exception {
        URI call = beforeTheCode("at-once");
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Callable<Page>> calls = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                UserAgent copy = browser.copy();
                calls.add(() -> copy.get(call));
            }
            Set<String> codes = new HashSet<>();
            for (Future<Page> page : threads.invokeAll(calls)) {
                codes.add(walk.answered(page.get()).get("code"));
            }
            assertThat(codes).hasSize(1).doesNotContainNull();
        } finally {
            threads.shutdownNow();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"auth_req_id=x", "claims=%7B%7D", "session_id=x", "sid=x", "scope=openid", "obconnect=x", "prompt=none"})
    void the_call_that_issues_the_code_takes_no_further_parameter_and_none_twice(String added) {
        URI call = beforeTheCode("one-more");
        String own = call.getRawQuery().substring(0, call.getRawQuery().indexOf('&'));
        for (String more : List.of(added, added + "&" + added, own)) {
            for (String address : List.of(call + "&" + more, call.toString().replace("?", "?" + more + "&"))) {
                Page page = browser.follow(browser.get(URI.create(address)), walk.settings.base());
                assertThat(page.redirects() ? page.location().toString() : "").as(more).doesNotContain("code=");
                assertThat(page.body()).as(more).doesNotContain("code=");
            }
        }
        assertThat(walk.answered(browser.get(call))).as("the right call").containsKey("code").containsEntry("state", "one-more");
    }

    @Test
    void the_call_that_issues_the_code_is_no_form() {
        URI call = beforeTheCode("form");
        Page page = browser.post(call, Map.of("auth_req_id", "x"));
        assertThat(page.redirects() ? page.location().toString() : "").doesNotContain("code=");
        assertThat(walk.answered(browser.get(call))).as("the right call").containsKey("code");
    }

    @Test
    void the_call_that_issues_the_code_is_worth_nothing_in_another_browser() {
        URI call = beforeTheCode("stolen");
        UserAgent thief = new UserAgent();
        Page page = thief.follow(thief.get(call), walk.settings.base());
        assertThat(page.redirects() ? page.location().toString() : "").doesNotContain("code=");
        assertThat(walk.answered(browser.get(call))).as("and the owner isn't disturbed").containsKey("code");
    }

    /** Up to the server's own call of its authorization endpoint. */
    private URI beforeTheCode(String state) {
        Question question = walk.toBank(browser, Walk.anIntent(), state);
        Page page = browser.get(walk.bank.back(question, walk.bank.approval(question, "c")));
        while (!page.location().getPath().endsWith("/restv1/authorize")) {
            page = browser.get(page.location());
        }
        return page.location();
    }

    @Test
    void a_prefetch_and_a_head_request_begin_nothing() {
        URI address = walk.tpp.authorize(walk.tpp.query(walk.tpp.dirWithIntent(Walk.anIntent()), "prefetch"));
        UserAgent prefetching = new UserAgent().with("Sec-Purpose", "prefetch");
        assertThat(prefetching.get(address).redirects()).isFalse();
        assertThat(new UserAgent().method("HEAD", address).redirects()).isFalse();
        assertThat(prefetching.cookies()).isEmpty();
    }
}
