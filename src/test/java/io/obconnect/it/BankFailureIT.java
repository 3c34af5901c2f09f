package io.obconnect.it;

import io.obconnect.it.Bank.Question;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.simple.LogAtTrace;

import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/** {@code result.error}, and every way to say no. */
class BankFailureIT {

    private static final String METRICS_TOKEN = "token-of-the-tests-with-40-letters-in-it";

    private static Embedded embedded;

    private final Walk walk = new Walk(embedded.settings(), embedded.settings().tpps().get(0));
    private final UserAgent browser = new UserAgent();

    @BeforeAll
    static void start() {
        embedded = Embedded.start(Map.of("metrics_token", METRICS_TOKEN));
    }

    @AfterAll
    static void stop() {
        embedded.close();
    }

    @ParameterizedTest
    @CsvSource({
        "server_error, server_error, OBC-320", "temporarily_unavailable, temporarily_unavailable, OBC-321", "login_required, login_required, OBC-322",
        "interaction_required, interaction_required, OBC-323",
        "unmet_authentication_requirements, unmet_authentication_requirements, OBC-324", "out_of_order, server_error, OBC-320"})
    void the_banks_own_failure_reaches_the_tpp_and_is_recorded_as_the_banks(String word, String error, String code) {
        Question question = walk.toBank(browser, Walk.anIntent(), "bank");
        try (LogAtTrace log = LogAtTrace.below("io.obconnect")) {
            Map<String, String> answer = walk.backAtTpp(browser,
                    walk.bank.back(question, walk.bank.answer(question, Map.of("error", word, "error_description", "x"))));
            assertThat(answer).containsEntry("error", error).containsEntry("state", "bank");
            assertThat(answer.get("error_description")).startsWith(code);
            List<String> lines = log.lines().lines().toList();
            assertThat(lines).anySatisfy(line -> assertThat(line).contains("\"actor\":\"bank\"", "\"outcome\":\"failure\"", code));
            assertThat(lines).noneMatch(line -> line.contains("consent.denied") || line.contains("OBC-406"));
        }
        String figures = new UserAgent().with("Authorization", "Bearer " + METRICS_TOKEN).get(walk.settings.base() + "/obconnect/metrics").body();
        assertThat(figures).contains("obconnect_failures_total{code=\"" + code + "\",outcome=\"" + error + "\",tpp=\"tpp-1\"}");
        assertThat(figures).containsPattern("obconnect_journeys_total\\{stage=\"failed\",tpp=\"tpp-1\"} [1-9]");
        assertThat(figures).containsPattern("obconnect_journeys_total\\{stage=\"denied\",tpp=\"tpp-1\"} 0");
        assertThat(browser.journeyCookies()).isEmpty();
        assertThat(walk.approved(browser, walk.toBank(browser, Walk.anIntent(), "next"))).containsKey("code");
    }

    @ParameterizedTest
    @ValueSource(strings = {"consent error", "login error", "consent approved false", "login approved false", "result approved no"})
    void a_no_inside_the_answer_is_a_no(String where) {
        Walk other = new Walk(embedded.settings(), embedded.settings().tpps().get(1));
        Question question = other.toBank(browser, Walk.anIntent(), "no");
        Map<String, Object> login = new java.util.LinkedHashMap<>(Map.of("account", question.intent(), "acr", "urn:openbanking:psd2:sca"));
        Map<String, Object> consent = new java.util.LinkedHashMap<>(Map.of("consent_id", "c"));
        Map<String, Object> result = new java.util.LinkedHashMap<>(Map.of("login", login, "consent", consent));
        Map<String, Map<String, Object>> places = Map.of("consent", consent, "login", login, "result", result);
        String[] words = where.split(" ");
        places.get(words[0]).put(words[1], words.length == 2 ? "server_error" : words[2].equals("false") ? false : words[2]);
        Map<String, String> answer = other.backAtTpp(browser, other.bank.back(question, other.bank.answer(question, result)));
        assertThat(answer).containsEntry("error", "access_denied").containsEntry("state", "no");
        assertThat(answer.get("error_description")).startsWith("OBC-406");
    }
}
