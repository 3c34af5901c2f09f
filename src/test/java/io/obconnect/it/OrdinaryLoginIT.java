package io.obconnect.it;

import io.obconnect.it.Bank.Question;
import io.obconnect.it.UserAgent.Page;
import org.junit.jupiter.api.Test;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/** A person's ordinary login in the same browser lives on before, during and after a journey, however that ends. */
class OrdinaryLoginIT extends JourneyTest {

    private final Walk existing = walk(0);
    private final Walk ordinary = walkAs("ordinary");
    private final UserAgent browser = new UserAgent();

    private void logIn() {
        PasswordLogin.in(browser, OtherClientsIT.plain(ordinary, "login"), ordinary.settings);
        isLoggedIn("before");
    }

    /** The other client asks silently, and whoever is asked by name gets no page either. */
    private void isLoggedIn(String when) {
        String sub = null;
        for (String prompt : new String[] {"none", ""}) {
            Map<String, String> query = new LinkedHashMap<>(UserAgent.parameters(OtherClientsIT.plain(ordinary, when).getRawQuery()));
            if (!prompt.isEmpty()) {
                query.put("prompt", prompt);
            }
            Map<String, String> answer = ordinary.answered(browser.follow(browser.get(ordinary.tpp.authorize(query)), ordinary.settings.base()));
            assertThat(answer).as("%s, prompt '%s'", when, prompt).containsKey("code");
            Object subject = ordinary.tpp.verified((String) ordinary.tpp.exchange(answer.get("code")).get("id_token")).get("sub");
            assertThat(String.valueOf(subject)).doesNotStartWith("obconnect_");
            assertThat(sub == null || sub.equals(subject)).isTrue();
            sub = String.valueOf(subject);
        }
    }

    @Test
    void before_at_every_hop_and_after_an_approved_journey() {
        logIn();
        Page page = browser.get(existing.tpp.authorize(existing.tpp.query(existing.tpp.dirWithIntent(Walk.anIntent()), "m")));
        while (page.redirects() && page.location().toString().startsWith(existing.settings.base())) {
            isLoggedIn("on the way to the bank");
            page = browser.get(page.location());
        }
        Question question = existing.arrived(page);
        page = browser.get(existing.bank.back(question, existing.bank.approval(question, "c")));
        while (page.redirects() && page.location().toString().startsWith(existing.settings.base())) {
            isLoggedIn("on the way back");
            page = browser.get(page.location());
        }
        assertThat(existing.answered(page)).containsKey("code").containsEntry("state", "m");
        isLoggedIn("after");
    }

    @Test
    void after_a_denied_a_cancelled_a_failed_and_an_abandoned_journey() {
        logIn();
        for (String end : new String[] {"?cancel", "?sessionData=forged", ""}) {
            Question question = existing.toBank(browser, Walk.anIntent(), "m");
            assertThat(existing.backAtTpp(browser, URI.create(question.returnTo() + end))).containsKey("error");
            isLoggedIn("after " + end);
        }
        Question question = existing.toBank(browser, Walk.anIntent(), "m");
        assertThat(existing.backAtTpp(browser, existing.bank.back(question, existing.bank.denial(question)))).containsEntry("error", "access_denied");
        isLoggedIn("after a denial");
        existing.toBank(browser, Walk.anIntent(), "abandoned");
        isLoggedIn("after an abandoned one");
    }
}
