package io.obconnect.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.obconnect.it.Bank.Question;
import io.obconnect.it.UserAgent.Page;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What another host of the bank's domain can write into a browser: cookies with {@code Domain}, so none whose name begins with __Host-. */
class PlantedCookieIT {

    private static Page follow(Embedded embedded, UserAgent browser, URI address) {
        Page page = browser.get(embedded.server().here(address));
        while (page.redirects() && page.location().getPath().startsWith("/jans-auth/")) {
            page = browser.get(embedded.server().here(page.location()));
        }
        return page;
    }

    @Test
    void on_https_a_journey_cookie_that_isnt_bound_to_this_host_proves_nothing() {
        try (Embedded embedded = Embedded.start(Map.of(), builder -> builder.issuer("https://auth.example.com"))) {
            Walk walk = new Walk(embedded.settings(), embedded.settings().tpps().get(0));
            UserAgent attacker = new UserAgent();
            Question question = walk.arrived(follow(embedded, attacker,
                    walk.tpp.authorize(walk.tpp.query(walk.tpp.dirWithIntent(Walk.anIntent()), "attacker"))));
            String name = attacker.journeyCookies().get(0);
            assertThat(name).startsWith("__Host-");
            UserAgent victim = new UserAgent();
            victim.cookies().put(name.substring("__Host-".length()), attacker.cookies().get(name));
            URI link = walk.bank.back(question, walk.bank.approval(question, "c"));

            Map<String, String> planted = walk.answered(follow(embedded, victim, link));

            assertThat(planted).as("the victim's browser must not finish the attacker's journey").doesNotContainKey("code");
            assertThat(walk.answered(follow(embedded, attacker, link))).containsKey("code");
        }
    }
}
