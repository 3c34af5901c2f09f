package io.obconnect.it;

import io.obconnect.it.Bank.Question;
import io.obconnect.it.UserAgent.Page;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import static org.assertj.core.api.Assertions.assertThat;

/** The call that carries nothing but a request object. Needs {@code tpp_client_id} to be the first TPP alone. */
class ObjectOnlyRequestIT {

    private static final int AT_ONCE = 4;

    private static Prepared server;

    private final Walk walk = server.walk(0);
    private final UserAgent browser = new UserAgent();

    @BeforeAll
    static void start() {
        server = Prepared.forTest(ObjectOnlyRequestIT.class, Map.of("tpp_client_id", "tpp-1"), builder -> builder);
    }

    @AfterAll
    static void stop() throws Exception {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void it_is_completed_and_refused_once_its_intent_has_completed_a_journey() {
        String intent = Walk.anIntent();
        URI bare = bare(walk.tpp.dirWithIntent(intent));
        UserAgent abandonedIn = new UserAgent();
        Question abandoned = walk.toBank(abandonedIn, bare);
        assertThat(abandoned.intent()).isEqualTo(intent);
        Question question = walk.toBank(browser, bare);
        Map<String, String> answer = walk.approved(browser, question);
        assertThat(answer).containsKey("code").doesNotContainKey("state");
        assertThat(walk.tpp.verified((String) walk.tpp.exchange(answer.get("code")).get("id_token"))).containsEntry("openbanking_intent_id", intent);

        for (UserAgent again : new UserAgent[] {browser, new UserAgent()}) {
            assertThat(walk.answered(again.follow(again.get(bare), walk.settings.base()))).containsEntry("error", "invalid_request_object");
        }
        URI wrappedAnew = bare(walk.tpp.dirWithIntent(intent));
        Map<String, String> error = walk.answered(new UserAgent().get(wrappedAnew));
        assertThat(error).containsEntry("error", "invalid_request_object");
        assertThat(error.get("error_description")).startsWith("OBC-121");
        assertThat(walk.approved(abandonedIn, abandoned)).containsEntry("error", "invalid_request_object");
        Page pushed = new UserAgent().post(walk.tpp.endpoint("/restv1/authorize"), Map.of("request", walk.tpp.dirWithIntent(intent)));
        assertThat(walk.answered(pushed)).containsEntry("error", "invalid_request_object");
    }

    @Test
    void a_denied_one_may_be_tried_again() {
        URI bare = bare(walk.tpp.dirWithIntent(Walk.anIntent()));
        Question question = walk.toBank(browser, bare);
        assertThat(walk.backAtTpp(browser, walk.bank.back(question, walk.bank.denial(question)))).containsEntry("error", "access_denied");
        assertThat(walk.approved(browser, walk.toBank(browser, bare))).containsKey("code");
    }

    @Test
    void of_several_that_are_at_the_bank_with_one_intent_and_approved_at_once_one_gets_a_code() throws Exception {
        String intent = Walk.anIntent();
        List<Callable<Map<String, String>>> approvals = new ArrayList<>();
        for (int i = 0; i < AT_ONCE; i++) {
            UserAgent own = new UserAgent();
            Question question = walk.toBank(own, bare(walk.tpp.dirWithIntent(intent)));
            approvals.add(() -> walk.approved(own, question));
        }
        List<Map<String, String>> answers = new ArrayList<>();
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        try {
            for (Future<Map<String, String>> approval : threads.invokeAll(approvals)) {
                answers.add(approval.get());
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(answers).filteredOn(answer -> answer.containsKey("code")).as("codes").hasSize(1);
        assertThat(answers).filteredOn(answer -> !answer.containsKey("code")).hasSize(AT_ONCE - 1).allSatisfy(refused -> assertThat(refused)
                .containsEntry("error", "invalid_request_object").hasEntrySatisfying("error_description", text -> assertThat(text).startsWith("OBC-121")));
    }

    @Test
    void a_request_with_a_state_of_its_own_goes_on_where_the_same_intent_came_bare_too_and_the_bare_one_then_does_not() {
        String intent = Walk.anIntent();
        Question question = walk.toBank(browser, bare(walk.tpp.dirWithIntent(intent)));
        UserAgent other = new UserAgent();
        assertThat(walk.approved(other, walk.toBank(other, intent, "first"))).containsKey("code");
        assertThat(walk.approved(browser, question)).containsEntry("error", "invalid_request_object");
        assertThat(walk.approved(other, walk.toBank(other, intent, "once more"))).containsKey("code");
    }

    /** On a server of its own, whose clock is moved. */
    @Test
    void a_code_that_nobody_exchanged_leaves_the_intent_to_the_next_journey_and_one_that_was_exchanged_does_not() {
        try (Embedded own = Embedded.start(Map.of("tpp_client_id", "tpp-1"))) {
            Walk there = new Walk(own.settings(), own.settings().tpps().get(0));
            URI bare = there.tpp.authorize(Map.of("request", there.tpp.dirWithIntent(Walk.anIntent())));
            UserAgent lost = new UserAgent();
            assertThat(there.approved(lost, there.toBank(lost, bare))).containsKey("code");
            own.server().time().advance(Duration.ofSeconds(30));
            assertThat(there.answered(new UserAgent().get(bare)).get("error_description")).startsWith("OBC-121");

            own.server().time().advance(Duration.ofSeconds(31));
            UserAgent again = new UserAgent();
            Question question = there.toBank(again, bare);
            UserAgent alsoAgain = new UserAgent();
            Question alsoAsked = there.toBank(alsoAgain, bare);
            own.server().time().advance(Duration.ofSeconds(30)); // at the bank
            String code = there.approved(again, question).get("code");
            assertThat(there.tpp.exchange(code)).containsKey("id_token");
            assertThat(there.approved(alsoAgain, alsoAsked).get("error_description")).startsWith("OBC-121");
            for (Duration later : List.of(Duration.ofSeconds(92), Duration.ofHours(1), Duration.ofHours(20))) {
                own.server().time().advance(later);
                assertThat(there.answered(new UserAgent().get(bare)).get("error_description")).as("%s later", later).startsWith("OBC-121");
            }
        }
    }

    @Test
    void the_login_page_cant_bring_a_used_one_back() {
        URI bare = bare(walk.tpp.dirWithIntent(Walk.anIntent()));
        Page toLoginPage = browser.get(bare);
        URI loginPage = toLoginPage.location();
        walk.approved(browser, walk.arrived(browser.follow(toLoginPage, walk.settings.base())));
        UserAgent later = new UserAgent();
        Page replay = later.get(loginPage);
        assertThat(replay.redirects() ? replay.location().toString() : "").doesNotStartWith(walk.settings.consentApp());
    }

    @Test
    void it_comes_by_post() {
        Page page = browser.post(walk.tpp.endpoint("/restv1/authorize"), Map.of("request", walk.tpp.dirWithIntent(Walk.anIntent())));
        assertThat(walk.approved(browser, walk.arrived(browser.follow(page, walk.settings.base())))).containsKey("code");
    }

    @Test
    void with_one_tpp_the_secret_of_the_consent_app_opens_it_too() {
        String intent = Walk.anIntent();
        URI bare = bare(walk.tpp.dir(Map.of("openbanking_intent_id", intent), walk.settings.sharedSecret()));
        assertThat(walk.toBank(browser, bare).intent()).isEqualTo(intent);
    }

    @Test
    void one_that_cant_be_read_is_refused() {
        Page page = browser.get(bare(walk.tpp.dir(Map.of("openbanking_intent_id", "x"), "another-secret-of-32-characters-")));
        assertThat(walk.answered(page)).containsEntry("error", "invalid_request_object");
    }

    private URI bare(String object) {
        return walk.tpp.authorize(Map.of("request", object));
    }
}
