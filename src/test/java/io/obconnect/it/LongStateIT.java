package io.obconnect.it;

import io.obconnect.it.Bank.Question;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/** A {@code state} that is too long for the ticket is in every error where this browser's session can be had. */
class LongStateIT extends JourneyTest {

    private final Walk walk = walk(0);

    @ParameterizedTest
    @ValueSource(ints = {700, 2_000})
    void it_is_in_every_error_that_a_return_can_end_with(int length) {
        String state = "s".repeat(length - 1) + "~";
        List<String> kinds = List.of("denied", "failed", "cancelled", "expired", "tampered", "cut", "nothing", "twice", "mixed-up", "other account", "hard-wired");
        List<String> without = new ArrayList<>();
        for (String kind : kinds) {
            UserAgent browser = new UserAgent();
            Question question = walk.toBank(browser, Walk.anIntent(), state);
            Map<String, String> answer = walk.answered(browser.follow(browser.get(back(kind, question)), walk.settings.base()));
            assertThat(answer).as(kind).containsKey("error");
            if (!state.equals(answer.get("state"))) {
                without.add(kind + " " + answer);
            }
        }
        assertThat(without).isEmpty();
    }

    private URI back(String kind, Question question) {
        Map<String, Object> approval = walk.bank.approval(question, "c");
        String sealed = walk.bank.seal(approval);
        return switch (kind) {
            case "denied" -> walk.bank.back(question, walk.bank.denial(question));
            case "failed" -> walk.bank.back(question, walk.bank.answer(question, Map.of("error", "server_error")));
            case "cancelled" -> URI.create(question.returnTo() + "?cancel");
            case "expired" -> {
                approval.put("exp", 1);
                yield walk.bank.back(question, approval);
            }
            case "tampered" -> URI.create(question.returnTo() + "?sessionData=" + sealed.substring(0, sealed.length() - 8) + "AAAAAAAA");
            case "cut" -> URI.create(question.returnTo() + "?sessionData=" + sealed.substring(0, 40));
            case "nothing" -> URI.create(question.returnTo());
            case "twice" -> URI.create(question.returnTo() + "?sessionData=" + sealed + "&sessionData=" + sealed);
            case "mixed-up" -> walk.bank.back(question, walk.bank.approval(walk.toBank(new UserAgent(), Walk.anIntent(), "other"), "c"));
            case "other account" -> walk.bank.back(question, walk.bank.answer(question,
                    Map.of("login", Map.of("account", "somebody-else"), "consent", Map.of("consent_id", "c"))));
            default -> URI.create(walk.settings.base() + "/postlogin.htm?sessionData=" + sealed.substring(0, 40));
        };
    }
}
