package io.obconnect.it;

import com.nimbusds.jose.Payload;
import io.obconnect.it.Bank.Question;
import io.obconnect.it.UserAgent.Page;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import static org.assertj.core.api.Assertions.assertThat;

/** The coming-back from the Consent App. */
class ReturnIT extends JourneyTest {

    private final Walk walk = walk(0);
    private final UserAgent browser = new UserAgent();

    @Test
    void a_cancelled_consent_is_access_denied() {
        Question question = walk.toBank(browser, Walk.anIntent(), "cancel");
        assertThat(walk.backAtTpp(browser, URI.create(question.returnTo() + "?cancel")))
                .containsEntry("error", "access_denied").containsEntry("state", "cancel");
    }

    @Test
    void a_result_without_consent_is_a_denial() {
        Question question = walk.toBank(browser, Walk.anIntent(), "s");
        Map<String, Object> answer = walk.bank.answer(question, Map.of("login", Map.of("account", question.intent())));
        assertThat(walk.backAtTpp(browser, walk.bank.back(question, answer))).containsEntry("error", "access_denied");
    }

    @Test
    void an_absent_consent_id_is_the_intent() {
        Question question = walk.toBank(browser, Walk.anIntent(), "s");
        Map<String, String> answer = walk.backAtTpp(browser, walk.bank.back(question, walk.bank.approval(question, null)));
        Map<String, Object> tokens = walk.tpp.exchange(answer.get("code"));
        assertThat(walk.tpp.verified((String) tokens.get("id_token"))).containsEntry("consent_id", question.intent());
    }

    @Test
    void an_expired_answer_is_access_denied_and_says_so() {
        Question question = walk.toBank(browser, Walk.anIntent(), "late");
        Map<String, Object> answer = walk.bank.approval(question, "c");
        answer.put("exp", Instant.now().minusSeconds(60).getEpochSecond());
        Map<String, String> error = walk.backAtTpp(browser, walk.bank.back(question, answer));
        assertThat(error).containsEntry("error", "access_denied").containsEntry("state", "late");
        assertThat(error.get("error_description")).containsIgnoringCase("expired");
    }

    @Test
    void an_answer_that_is_late_by_less_than_the_skew_is_accepted() {
        Question question = walk.toBank(browser, Walk.anIntent(), "s");
        Map<String, Object> answer = walk.bank.approval(question, "c");
        answer.put("exp", Instant.now().minusSeconds(10).getEpochSecond());
        assertThat(walk.backAtTpp(browser, walk.bank.back(question, answer))).containsKey("code");
    }

    @Test
    void another_journeys_answer_is_refused_and_this_journey_goes_on() {
        Question mine = walk.toBank(browser, Walk.anIntent(), "mine");
        Question other = walk.toBank(new UserAgent(), Walk.anIntent(), "other");
        String mixedUp = mine.returnTo() + "?sessionData=" + walk.bank.seal(walk.bank.approval(other, "c"));
        assertThat(walk.backAtTpp(browser, URI.create(mixedUp))).containsEntry("error", "server_error").containsEntry("state", "mine");
        assertThat(walk.backAtTpp(browser, walk.bank.back(mine, walk.bank.approval(mine, "c")))).containsKey("code");
    }

    @Test
    void a_return_link_in_a_browser_without_a_journey_logs_nobody_in_and_ends_nothing() {
        Question question = walk.toBank(browser, Walk.anIntent(), "st");
        URI link = walk.bank.back(question, walk.bank.approval(question, "c"));
        UserAgent stranger = new UserAgent();
        assertThat(walk.backAtTpp(stranger, link)).containsEntry("error", "server_error").containsEntry("state", "st");
        assertThat(stranger.cookies()).doesNotContainKey("session_id");
        assertThat(walk.backAtTpp(browser, link)).containsKey("code");
    }

    @Test
    void a_return_link_in_a_browser_with_its_own_journey_leaves_that_journey_alone() {
        Question victims = walk.toBank(browser, Walk.anIntent(), "victim");
        UserAgent attacker = new UserAgent();
        Question attackers = walk.toBank(attacker, Walk.anIntent(), "attacker");
        URI link = walk.bank.back(attackers, walk.bank.approval(attackers, "c"));
        assertThat(walk.backAtTpp(browser, link)).containsEntry("error", "server_error").containsEntry("state", "attacker");
        assertThat(walk.backAtTpp(browser, walk.bank.back(victims, walk.bank.approval(victims, "c")))).containsKey("code")
                .containsEntry("state", "victim");
    }

    @Test
    void a_planted_session_cookie_changes_nothing() {
        Question question = walk.toBank(browser, Walk.anIntent(), "s");
        UserAgent attacker = new UserAgent();
        walk.toBank(attacker, Walk.anIntent(), "attacker");
        browser.cookies().put("session_id", "00000000-0000-0000-0000-000000000000");
        assertThat(walk.backAtTpp(browser, walk.bank.back(question, walk.bank.approval(question, "c")))).containsKey("code");
    }

    @Test
    void the_link_again_after_success_is_met_kindly_and_gives_no_second_code() {
        Question question = walk.toBank(browser, Walk.anIntent(), "s");
        URI link = walk.bank.back(question, walk.bank.approval(question, "c"));
        UserAgent before = browser.copy();
        Map<String, String> first = walk.backAtTpp(browser, link);
        assertThat(first).containsKey("code");
        Page page = browser.follow(browser.get(link), walk.settings.base());
        assertThat(page.status()).as("a page, no error to the TPP: " + page).isEqualTo(200);
        assertThat(page.body()).contains("This has been answered");
        assertThat(walk.backAtTpp(before, link)).as("who has the journey's cookie is told the same").isEqualTo(first);
    }

    /** Approved, and not logged in yet: the session still waits, and only the temporary Person tells. */
    @Test
    void an_approval_counts_before_the_login_whatever_comes_after_it() {
        Question question = walk.toBank(browser, Walk.anIntent(), "s");
        Page loggingIn = browser.get(walk.bank.back(question, walk.bank.approval(question, "c")));
        Map<String, Object> otherAccount = walk.bank.answer(question,
                Map.of("login", Map.of("account", "somebody-else"), "consent", Map.of("consent_id", "c")));
        for (Map<String, Object> other : List.of(walk.bank.denial(question), walk.bank.approval(question, "another"), otherAccount)) {
            Page page = browser.copy().get(walk.bank.back(question, other));
            assertThat(page.status()).as(page.body()).isEqualTo(200);
            assertThat(page.body()).contains("Your first answer counts", "You approved before");
        }
        assertThat(browser.copy().get(URI.create(question.returnTo() + "?cancel")).body()).contains("Your first answer counts");
        assertThat(walk.answered(browser.follow(loggingIn, walk.settings.base()))).containsKey("code");
    }

    @Test
    void an_approval_changed_on_its_way_to_the_login_or_beside_that_of_another_journey_logs_nobody_in() {
        Question question = walk.toBank(browser, Walk.anIntent(), "s");
        URI login = browser.get(walk.bank.back(question, walk.bank.approval(question, "c"))).location();
        Question other = walk.toBank(browser, Walk.anIntent(), "other");
        URI otherLogin = browser.get(walk.bank.back(other, walk.bank.approval(other, "c"))).location();
        int sealed = login.toString().indexOf("?obconnect=");
        for (String address : List.of(login.toString().substring(0, sealed), login.toString().substring(0, sealed + 30), login + "&session_id=x",
                login + "&" + login.getRawQuery(), login + "&" + otherLogin.getRawQuery())) {
            Page page = browser.get(URI.create(address));
            assertThat(page.status()).as(address).isEqualTo(400);
            assertThat(page.body()).as(address).contains("OBC-410");
        }
        check(walk.answered(browser.follow(browser.get(login), walk.settings.base())), "s", question.intent(), "c");
    }

    @Test
    void the_same_answer_four_times_at_once_gives_one_code() throws Exception {
        Question question = walk.toBank(browser, Walk.anIntent(), "s");
        URI link = walk.bank.back(question, walk.bank.approval(question, "c"));
        assertThat(race(List.of(link, link, link, link)).stream().map(answer -> answer.get("code")).distinct()).hasSize(1).doesNotContainNull();
    }

    @Test
    void approve_racing_deny_gives_one_answer() throws Exception {
        Question question = walk.toBank(browser, Walk.anIntent(), "s");
        URI yes = walk.bank.back(question, walk.bank.approval(question, "c"));
        URI no = walk.bank.back(question, walk.bank.denial(question));
        List<Map<String, String>> answers = race(List.of(yes, no, yes, no));
        long codes = answers.stream().map(answer -> answer.get("code")).filter(Objects::nonNull).distinct().count();
        long denials = answers.stream().filter(answer -> "access_denied".equals(answer.get("error"))).count();
        assertThat(codes).isLessThanOrEqualTo(1);
        assertThat(codes == 1 ? denials == 0 : denials >= 1).as("codes " + codes + ", denials " + denials).isTrue();
    }

    @Test
    void our_own_message_fed_back_is_refused() {
        Question question = walk.toBank(browser, Walk.anIntent(), "s");
        assertThat(walk.backAtTpp(browser, URI.create(question.returnTo() + "?sessionData=" + question.sealed())))
                .containsEntry("error", "server_error");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "a.b.c.d.e", "e30..AAAA.AAAA.AAAA"})
    void what_nobody_sealed_is_server_error_with_state_and_no_trace(String message) {
        Question question = walk.toBank(browser, Walk.anIntent(), "keep");
        Page page = browser.get(question.returnTo() + "?sessionData=" + message);
        assertThat(walk.answered(page)).containsEntry("error", "server_error").containsEntry("state", "keep");
        assertThat(page.body()).doesNotContain("Exception");
    }

    @Test
    void answers_that_say_nothing_or_too_much_are_refused() {
        Question question = walk.toBank(browser, Walk.anIntent(), "s");
        Map<String, Object> approval = walk.bank.approval(question, "c");
        Map<String, Object> both = members(approval.get("result"));
        both.put("error", "access_denied");
        Map<String, Object> withoutUid = new LinkedHashMap<>(approval);
        withoutUid.remove("uid");
        Map<String, Object> withoutResult = new LinkedHashMap<>(approval);
        withoutResult.remove("result");
        List<String> messages = new ArrayList<>(List.of(
                walk.bank.seal(withoutUid), walk.bank.seal(withoutResult), walk.bank.seal(walk.bank.answer(question, both)),
                walk.bank.seal(new Payload("{\"uid\":\"" + question.uid() + "\",\"uid\":\"" + question.uid() + "\",\"result\":{\"error\":\"x\"}}")),
                walk.bank.seal(new Payload("[".repeat(200) + "]".repeat(200))),
                walk.bank.seal(new Payload(new byte[] {'{', (byte) 0xff, '}'}))));
        for (String message : messages) {
            assertThat(walk.backAtTpp(browser, URI.create(question.returnTo() + "?sessionData=" + message)))
                    .containsEntry("error", "server_error").containsEntry("state", "s");
        }
        String good = walk.bank.seal(approval);
        assertThat(walk.backAtTpp(browser, URI.create(question.returnTo() + "?sessionData=" + good + "&sessionData=" + good)))
                .containsEntry("error", "server_error");
        assertThat(walk.backAtTpp(browser, URI.create(question.returnTo()))).containsEntry("error", "server_error");
        assertThat(walk.backAtTpp(browser, URI.create(question.returnTo() + "?sessionData=" + good))).as("and the journey lived on")
                .containsKey("code");
    }

    @Test
    void without_any_cookie_the_tpp_still_hears_of_it_through_the_ticket() {
        Question question = walk.toBank(browser, Walk.anIntent(), "stranded");
        browser.cookies().clear();
        assertThat(walk.backAtTpp(browser, walk.bank.back(question, walk.bank.approval(question, "c"))))
                .containsEntry("error", "server_error").containsEntry("state", "stranded");
    }

    @Test
    void a_forged_or_cut_ticket_is_our_page_and_goes_nowhere() {
        Question question = walk.toBank(browser, Walk.anIntent(), "s");
        String answer = "?sessionData=" + walk.bank.seal(walk.bank.approval(question, "c"));
        String base = walk.settings.base() + "/obconnect/return/";
        for (String ticket : List.of("forged", question.returnTo().substring(base.length(), question.returnTo().length() - 3), "A".repeat(300))) {
            Page page = browser.get(base + ticket + answer);
            assertThat(page.status()).isEqualTo(400);
            assertThat(page.redirects()).isFalse();
            assertThat(page.body()).contains("OBC-401").contains("Go back to the app").doesNotContain("Exception");
            assertThat(page.header("content-security-policy")).contains("default-src 'none'").doesNotContain("unsafe-inline");
            assertThat(page.header("referrer-policy")).isEqualTo("no-referrer");
            assertThat(page.header("cache-control")).contains("no-store");
        }
    }

    @Test
    void a_cross_site_post_goes_on_as_a_get_that_brings_the_cookies() {
        Question question = walk.toBank(browser, Walk.anIntent(), "posted");
        UserAgent crossSite = new UserAgent();
        Page posted = crossSite.post(URI.create(question.returnTo()),
                Map.of("sessionData", walk.bank.seal(walk.bank.approval(question, "c"))));
        assertThat(posted.status()).isEqualTo(303);
        assertThat(posted.header("referrer-policy")).isEqualTo("no-referrer");
        assertThat(walk.backAtTpp(browser, posted.location())).containsKey("code").containsEntry("state", "posted");
    }

    @Test
    void the_message_never_stays_in_the_address_bar() {
        Question question = walk.toBank(browser, Walk.anIntent(), "s");
        Page first = browser.get(walk.bank.back(question, walk.bank.approval(question, "c")));
        assertThat(first.status()).isEqualTo(303);
        assertThat(first.location().toString()).doesNotContain("sessionData");
    }

    @Test
    void head_and_prefetch_change_nothing() {
        Question question = walk.toBank(browser, Walk.anIntent(), "s");
        URI link = walk.bank.back(question, walk.bank.approval(question, "c"));
        assertThat(browser.method("HEAD", link).status()).isEqualTo(204);
        UserAgent looking = browser.copy().with("Sec-Purpose", "prefetch");
        assertThat(looking.get(link).status()).isEqualTo(204);
        assertThat(walk.backAtTpp(browser, link)).containsKey("code");
    }

    @Test
    void an_answer_for_another_account_is_refused() {
        Question question = walk.toBank(browser, Walk.anIntent(), "s");
        Map<String, Object> answer = walk.bank.answer(question,
                Map.of("login", Map.of("account", "somebody-else", "acr", "urn:openbanking:psd2:sca"), "consent", Map.of("consent_id", "c")));
        Map<String, String> error = walk.backAtTpp(browser, walk.bank.back(question, answer));
        assertThat(error).containsEntry("error", "server_error");
        assertThat(error.get("error_description")).startsWith("OBC-313");
    }

    @Test
    void an_essential_acr_that_the_bank_didnt_reach_is_unmet() {
        Walk fapi = walk(2);
        Map<String, Object> claims = fapi.tpp.claims(Walk.anIntent(), "acr", "n");
        Map<String, Object> idToken = members(members(claims.get("claims")).get("id_token"));
        idToken.put("acr", Map.of("essential", true, "value", "urn:openbanking:psd2:sca"));
        claims.put("claims", Map.of("id_token", idToken));
        Question question = fapi.toBank(browser, fapi.tpp.authorize(fapi.tpp.query(fapi.tpp.ps256(claims), "acr")));
        URI back = fapi.bank.back(question, fapi.bank.approval(question, "c", "urn:openbanking:psd2:ca"));
        assertThat(fapi.backAtTpp(browser, back)).containsEntry("error", "unmet_authentication_requirements").containsEntry("state", "acr");
    }

    @Test
    void a_hard_wired_consent_app_comes_back_to_postlogin() {
        Question question = walk.toBank(browser, Walk.anIntent(), "wired");
        URI back = URI.create(walk.settings.base() + "/postlogin.htm?sessionData=" + walk.bank.seal(walk.bank.approval(question, "c")));
        assertThat(walk.backAtTpp(browser, back))
                .containsKey("code").containsEntry("state", "wired");
    }

    @Test
    void two_tabs_interleaved_at_every_hop_complete_each_as_itself() {
        String intentA = Walk.anIntent();
        String intentB = Walk.anIntent();
        Page a = browser.get(walk.tpp.authorize(walk.tpp.query(walk.tpp.dirWithIntent(intentA), "A")));
        Page b = browser.get(walk.tpp.authorize(walk.tpp.query(walk.tpp.dirWithIntent(intentB), "B")));
        a = browser.get(a.location());
        b = browser.get(b.location());
        Question askedA = walk.arrived(a);
        Question askedB = walk.arrived(b);
        assertThat(askedA.intent()).isEqualTo(intentA);
        assertThat(askedB.intent()).isEqualTo(intentB);
        a = browser.get(walk.bank.back(askedA, walk.bank.approval(askedA, "consent-A")));
        b = browser.get(walk.bank.back(askedB, walk.bank.approval(askedB, "consent-B")));
        while (a.redirects() && a.location().toString().startsWith(walk.settings.base())
                || b.redirects() && b.location().toString().startsWith(walk.settings.base())) {
            a = a.location().toString().startsWith(walk.settings.base()) ? browser.get(a.location()) : a;
            b = b.location().toString().startsWith(walk.settings.base()) ? browser.get(b.location()) : b;
        }
        check(walk.answered(a), "A", intentA, "consent-A");
        check(walk.answered(b), "B", intentB, "consent-B");
    }

    private void check(Map<String, String> answer, String state, String intent, String consentId) {
        assertThat(answer).containsEntry("state", state).containsKey("code");
        Map<String, Object> tokens = walk.tpp.exchange(answer.get("code"));
        assertThat(walk.tpp.verified((String) tokens.get("id_token"))).containsEntry("openbanking_intent_id", intent)
                .containsEntry("consent_id", consentId);
    }

    /** Sends all at once, each from a copy of the browser, and follows each to its end; what didn't reach the TPP is an empty map. */
    private List<Map<String, String>> race(List<URI> links) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(links.size());
        try {
            List<Callable<Map<String, String>>> runs = new ArrayList<>();
            for (URI link : links) {
                UserAgent racing = browser.copy();
                runs.add(() -> {
                    Page last = racing.follow(racing.get(link), walk.settings.base());
                    return last.redirects() ? walk.answered(last) : Map.of();
                });
            }
            List<Map<String, String>> answers = new ArrayList<>();
            for (Future<Map<String, String>> run : threads.invokeAll(runs)) {
                answers.add(run.get());
            }
            return answers;
        } finally {
            threads.shutdownNow();
        }
    }

    private static Map<String, Object> members(Object json) {
        Map<String, Object> members = new LinkedHashMap<>();
        ((Map<?, ?>) json).forEach((name, value) -> members.put((String) name, value));
        return members;
    }
}
