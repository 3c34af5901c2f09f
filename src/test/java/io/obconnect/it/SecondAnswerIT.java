package io.obconnect.it;

import io.obconnect.it.Bank.Question;
import io.obconnect.it.UserAgent.Page;
import io.obconnect.sandbox.AuthServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.simple.LogAtTrace;

import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/** What comes after a journey's answer: the TPP hears nothing more of it, and the person reads which answer counts. On two nodes. */
class SecondAnswerIT {

    private static Embedded a;
    private static AuthServer b;

    private final Walk walk = new Walk(a.settings(), a.settings().tpps().get(0));
    private final UserAgent browser = new UserAgent();
    private final Question question = walk.toBank(browser, Walk.anIntent(), "once");
    private final URI yes = walk.bank.back(question, walk.bank.approval(question, "c"));
    private final URI no = walk.bank.back(question, walk.bank.denial(question));
    private final URI cancel = URI.create(question.returnTo() + "?cancel");

    @BeforeAll
    static void start() throws IOException {
        a = Embedded.start(Map.of());
        b = AuthServer.on(a.directory()).extension(Embedded.packagedJar()).properties(Embedded.properties(Map.of()))
                .issuer(a.server().issuer()).time(a.server().time()).start();
    }

    @AfterAll
    static void stop() {
        b.close();
        a.close();
    }

    private static Page page(UserAgent browser, URI address) {
        Page page = browser.get(address);
        assertThat(page.redirects()).as("the TPP hears nothing: %s %s", page, page.headers().get("location")).isFalse();
        assertThat(page.status()).as(page.body()).isEqualTo(200);
        assertThat(page.body()).contains("http://localhost:18090/\"").doesNotContain("/cb");
        return page;
    }

    @Test
    void after_the_code_the_tpp_hears_nothing_more_whatever_comes() {
        assertThat(walk.backAtTpp(browser, yes)).containsKey("code");
        Map<String, Object> late = walk.bank.denial(question);
        late.put("exp", Instant.now().minusSeconds(600).getEpochSecond());
        String sealed = walk.bank.seal(walk.bank.approval(question, "c"));
        List<URI> unproven = List.of(URI.create(question.returnTo()), walk.bank.back(question, late),
                URI.create(question.returnTo() + "?sessionData=" + sealed.substring(0, sealed.length() - 8) + "AAAAAAAA"),
                URI.create(question.returnTo() + "?sessionData=x"), yes);
        try (LogAtTrace log = LogAtTrace.below("io.obconnect.audit")) {
            for (URI address : unproven) {
                for (UserAgent any : List.of(browser, new UserAgent())) {
                    assertThat(page(any, address).body()).contains("This has been answered", "You approved");
                    assertThat(page(any, b.here(address)).body()).contains("This has been answered", "You approved");
                }
            }
            for (URI address : List.of(no, cancel)) {
                assertThat(page(browser, address).body()).contains("Your first answer counts", "You approved before");
                assertThat(page(browser, b.here(address)).body()).contains("Your first answer counts", "You approved before", "tell Bank");
            }
            assertThat(log.lines().lines().toList()).filteredOn(line -> line.contains("OBC-405") && line.contains("io.obconnect.audit")).hasSize(4)
                    .allSatisfy(line -> assertThat(line).contains("\"event\":\"journey.failed\"", "\"tpp\":\"tpp-1\"", "\"journey\":"));
        }
    }

    @Test
    void approved_and_then_denied_at_the_other_node_before_the_login_the_approval_counts() {
        Page loggingIn = browser.get(yes);
        for (URI address : List.of(b.here(no), b.here(cancel), no, cancel)) {
            assertThat(page(browser.copy(), address).body()).contains("Your first answer counts", "You approved before");
        }
        assertThat(walk.answered(browser.follow(loggingIn, walk.settings.base()))).containsKey("code").containsEntry("state", "once");
    }

    @Test
    void denied_and_then_approved_at_the_other_node_the_denial_counts() {
        UserAgent before = browser.copy();
        assertThat(walk.backAtTpp(browser, no)).containsEntry("error", "access_denied");
        List<UserAgent> browsers = new ArrayList<>(List.of(browser, before, new UserAgent()));
        for (UserAgent any : browsers) {
            assertThat(page(any, b.here(yes)).body()).contains("Your first answer counts", "You didn't approve before");
            assertThat(page(any, yes).body()).contains("Your first answer counts", "You didn't approve before");
        }
        assertThat(walk.approved(browser, walk.toBank(browser, Walk.anIntent(), "next"))).containsKey("code");
    }

    @Test
    void what_ended_in_an_error_is_told_again_to_who_didnt_hear_it_and_to_nobody_else() {
        Map<String, Object> other = walk.bank.answer(question, Map.of("login", Map.of("account", "somebody-else"), "consent", Map.of("consent_id", "c")));
        URI wrong = walk.bank.back(question, other);
        UserAgent lost = browser.copy();
        Map<String, String> told = walk.backAtTpp(browser, wrong);
        assertThat(told).containsEntry("error", "server_error").containsEntry("state", "once");
        assertThat(walk.answered(lost.get(b.here(wrong)))).isEqualTo(told);
        for (URI address : List.of(wrong, yes, no, cancel, URI.create(question.returnTo()))) {
            assertThat(page(browser, address).body()).contains("This has been answered", "It didn't come to a consent");
        }
    }

    @Test
    void a_hard_wired_consent_app_that_answers_once_more_gets_a_page_too() {
        assertThat(walk.backAtTpp(browser, yes)).containsKey("code");
        String base = walk.settings.base() + "/postlogin.htm?sessionData=";
        assertThat(page(browser, URI.create(base + walk.bank.seal(walk.bank.denial(question)))).body()).contains("Your first answer counts");
        walk.toBank(browser, Walk.anIntent(), "another journey, which hears nothing of it");
        assertThat(page(browser, URI.create(base + walk.bank.seal(walk.bank.denial(question)))).body()).contains("Your first answer counts");
    }

    @Test
    void a_flood_of_forged_returns_with_one_valid_ticket_asks_the_store_once_in_ten_seconds() {
        long before = asked();
        for (int i = 0; i < 50; i++) {
            assertThat(walk.backAtTpp(new UserAgent(), URI.create(question.returnTo() + "?sessionData=forged" + i))).containsEntry("error", "server_error");
            assertThat(new UserAgent().get(a.settings().base() + "/obconnect/return/forged" + i + "?sessionData=x").status()).isEqualTo(400);
        }
        assertThat(asked() - before).isLessThanOrEqualTo(1);
    }

    private static long asked() {
        return a.directory().calls().counts().getOrDefault("search tokens", 0L);
    }
}
