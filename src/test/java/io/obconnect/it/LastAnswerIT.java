package io.obconnect.it;

import io.obconnect.it.Bank.Question;
import io.obconnect.it.UserAgent.Page;
import io.obconnect.sandbox.AuthServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;

/** The answer with the code gets lost on its way to the browser, and is asked for again, on two nodes. */
class LastAnswerIT {

    private static final Pattern CODE = Pattern.compile("(?:[?&#]code=|name=\"code\" value=\")([^&\"]+)");
    private static final String METRICS_TOKEN = "token-of-the-tests-with-40-letters-in-it";

    private static Embedded a;
    private static AuthServer b;

    private final Walk walk = new Walk(a.settings(), a.settings().tpps().get(0));
    private final UserAgent browser = new UserAgent();

    @BeforeAll
    static void start() throws IOException {
        Map<String, String> properties = Map.of("metrics_token", METRICS_TOKEN);
        a = Embedded.start(properties);
        b = AuthServer.on(a.directory()).extension(Embedded.packagedJar()).properties(Embedded.properties(properties))
                .issuer(a.server().issuer()).time(a.server().time()).start();
    }

    @AfterAll
    static void stop() {
        b.close();
        a.close();
    }

    private URI beforeTheCode(String state, Map<String, String> more) {
        Map<String, String> query = walk.tpp.query(walk.tpp.dirWithIntent(Walk.anIntent()), state);
        query.putAll(more);
        Question question = walk.toBank(browser, walk.tpp.authorize(query));
        return walk.toFollowUp(browser, walk.bank.back(question, walk.bank.approval(question, "c")));
    }

    private static String code(Page page) {
        Matcher code = CODE.matcher(page.redirects() ? page.location().toString() : page.body());
        assertThat(code.find()).as("a code in %s %s", page, page.body()).isTrue();
        return code.group(1);
    }

    @ParameterizedTest
    @CsvSource({"query, code", "fragment, code id_token", "form_post, code", "query.jwt, code", "form_post.jwt, code"})
    void the_same_response_is_told_again_in_every_mode_at_either_node_and_its_code_is_good_once(String mode, String type) {
        URI call = beforeTheCode("again", Map.of("response_mode", mode, "response_type", type));
        double completed = completed();
        Page first = browser.copy().get(call);
        for (URI node : List.of(b.here(call), call, b.here(call))) {
            UserAgent lost = browser.copy();
            Page again = lost.get(node);
            assertThat(again.status()).isEqualTo(first.status());
            assertThat(again.headers().get("location")).isEqualTo(first.headers().get("location"));
            assertThat(again.body()).isEqualTo(first.body());
            assertThat(lost.journeyCookies()).as("the answer takes the cookie along").isEmpty();
        }
        assertThat(completed() - completed).as("journeys completed").isEqualTo(1);
        if (!mode.contains("jwt")) {
            assertThat(walk.tpp.exchange(code(first))).containsKey("id_token");
            assertThat(walk.tpp.exchange(code(first))).doesNotContainKey("id_token");
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 5, 50, 500})
    void two_calls_a_moment_apart_at_two_nodes_are_told_one_code(long millis) throws Exception {
        URI call = beforeTheCode("moment", Map.of());
        ScheduledExecutorService threads = Executors.newScheduledThreadPool(4);
        try {
            List<Future<Page>> pages = List.of(
                    threads.submit(() -> browser.copy().get(call)),
                    threads.schedule(() -> browser.copy().get(b.here(call)), millis, TimeUnit.MILLISECONDS),
                    threads.schedule(() -> browser.copy().get(call), millis, TimeUnit.MILLISECONDS),
                    threads.schedule(() -> browser.copy().get(b.here(call)), 2 * millis, TimeUnit.MILLISECONDS));
            String code = code(pages.get(0).get());
            for (Future<Page> page : pages) {
                assertThat(code(page.get())).isEqualTo(code);
            }
            assertThat(walk.tpp.exchange(code)).containsKey("id_token");
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void the_whole_way_again_from_the_banks_answer_leads_to_the_same_code() {
        Question question = walk.toBank(browser, Walk.anIntent(), "reload");
        URI back = walk.bank.back(question, walk.bank.approval(question, "c"));
        UserAgent lost = browser.copy();
        String code = walk.backAtTpp(browser, back).get("code");
        assertThat(walk.backAtTpp(lost, back)).containsEntry("code", code).containsEntry("state", "reload");
    }

    @Test
    void after_a_minute_the_person_reads_that_the_app_didnt_get_the_answer_and_what_to_do() {
        URI call = beforeTheCode("late", Map.of());
        UserAgent lost = browser.copy();
        browser.get(call);
        a.server().time().advance(Duration.ofSeconds(61));
        for (URI node : List.of(call, b.here(call))) {
            Page page = lost.get(node);
            assertThat(page.status()).as(page.body()).isEqualTo(200);
            assertThat(page.body()).contains("The app didn't get your answer", "start again there", "http://localhost:18090/\"").doesNotContain("code=");
        }
        Question next = walk.toBank(lost, Walk.anIntent(), "next");
        assertThat(walk.approved(lost, next)).containsKey("code").containsEntry("state", "next");
    }

    @Test
    void without_the_cookie_nobody_is_told_a_code_and_the_page_says_where_the_answer_went() {
        URI call = beforeTheCode("stolen", Map.of());
        browser.get(call);
        for (URI node : List.of(call, b.here(call))) {
            for (UserAgent other : List.of(browser, new UserAgent())) {
                Page page = other.get(node);
                assertThat(page.status()).isEqualTo(200);
                assertThat(page.body()).contains("This has been answered", "You approved").doesNotContain("code=");
            }
        }
    }

    @Test
    void a_lost_denial_is_told_again_to_the_journeys_cookie_at_either_node_and_to_nobody_else() {
        Question question = walk.toBank(browser, Walk.anIntent(), "no");
        URI back = walk.bank.back(question, walk.bank.denial(question));
        UserAgent lost = browser.copy();
        String told = browser.get(back).location().toString();
        assertThat(told).contains("error=access_denied", "state=no");
        assertThat(lost.copy().get(b.here(back)).location().toString()).isEqualTo(told);
        a.server().time().advance(Duration.ofMinutes(2));
        assertThat(lost.copy().get(back).location().toString()).isEqualTo(told);
        for (UserAgent other : List.of(browser, new UserAgent())) {
            Page page = other.get(back);
            assertThat(page.redirects()).isFalse();
            assertThat(page.body()).contains("This has been answered", "You didn't approve");
        }
    }

    private static double completed() {
        return List.of(a.settings().base(), b.base() + "/jans-auth").stream().mapToDouble(base -> {
            String figures = new UserAgent().with("Authorization", "Bearer " + METRICS_TOKEN).get(base + "/obconnect/metrics").body();
            Matcher count = Pattern.compile("obconnect_journeys_total\\{stage=\"completed\",tpp=\"tpp-1\"} ([0-9.]+)").matcher(figures);
            return count.find() ? Double.parseDouble(count.group(1)) : 0;
        }).sum();
    }
}
