package io.obconnect.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.LDAPException;
import io.jans.as.model.common.ResponseType;
import io.obconnect.it.Bank.Question;
import io.obconnect.it.UserAgent.Page;
import io.obconnect.sandbox.Registration;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the metrics say of journeys that go wrong after the bank approved. */
class FunnelIT {

    private static final String TOKEN = "token-of-the-operators-1";

    private final Embedded embedded = Embedded.start(Map.of("metrics_token", TOKEN));
    private final Walk walk = new Walk(embedded.settings(), embedded.settings().tpps().get(0));
    private final UserAgent browser = new UserAgent();

    @AfterEach
    void stop() {
        embedded.close();
    }

    private String figures() {
        embedded.server().settle();
        Page page = new UserAgent().with("Authorization", "Bearer " + TOKEN).get(walk.settings.base() + "/obconnect/metrics");
        assertThat(page.status()).isEqualTo(200);
        return page.body();
    }

    private static String stage(String stage, int count) {
        return "obconnect_journeys_total{stage=\"" + stage + "\",tpp=\"tpp-1\"} " + count + ".0";
    }

    private Page approved() {
        Question question = walk.toBank(browser, Walk.anIntent(), "s");
        return browser.get(walk.bank.back(question, walk.bank.approval(question, "c")));
    }

    @Test
    void a_journey_that_gets_its_code_is_approved_and_completed() {
        assertThat(walk.answered(browser.follow(approved(), walk.settings.base()))).containsKey("code");

        assertThat(figures()).contains(stage("begun", 1), stage("returned", 1), stage("approved", 1), stage("completed", 1))
                .doesNotContainPattern("obconnect_failures_total\\{.*\\} [1-9]");
    }

    @Test
    void a_login_that_fails_after_the_approval_is_a_failure_and_not_completed() throws LDAPException {
        Page loggingIn = approved();
        embedded.directory().ldap().delete(embedded.directory().people("(uid=obconnect_*)").get(0).getDN());

        assertThat(walk.answered(browser.follow(loggingIn, walk.settings.base()))).containsEntry("error", "temporarily_unavailable");

        assertThat(figures()).contains(stage("approved", 1), stage("completed", 0),
                "obconnect_failures_total{code=\"OBC-503\",outcome=\"temporarily_unavailable\",tpp=\"tpp-1\"} 1.0");
    }

    @Test
    void an_error_of_the_servers_own_in_the_codes_stead_is_a_failure_and_not_completed() {
        Page page = approved();
        while (!page.location().getPath().endsWith("/restv1/authorize")) {
            page = browser.get(page.location());
        }
        URI followUp = page.location();
        embedded.directory().register(Registration.of("tpp-1", walk.tpp.registration().secret(), Embedded.REDIRECT_URI)
                .responseTypes(ResponseType.ID_TOKEN).withScripts());

        assertThat(walk.answered(browser.get(followUp))).containsKey("error").doesNotContainKey("code");

        assertThat(figures()).contains(stage("approved", 1), stage("completed", 0), "obconnect_failures_total{code=\"OBC-503\"");
    }

    @Test
    void every_message_that_comes_back_counts_as_opened_once() {
        assertThat(walk.answered(browser.follow(approved(), walk.settings.base()))).containsKey("code");
        assertThat(figures()).contains("obconnect_message_open_seconds_count 1\n", "obconnect_answers_opened_total{key=\"current\"} 1.0");

        Question question = walk.toBank(browser, Walk.anIntent(), "s");
        Bank forger = new Bank("a secret that the server has never heard of");
        assertThat(walk.answered(browser.get(forger.back(question, walk.bank.approval(question, "c"))))).containsEntry("error", "server_error");
        assertThat(walk.answered(browser.get(URI.create(question.returnTo())))).as("no message at all").containsKey("error");
        assertThat(figures()).contains("obconnect_message_open_seconds_count 2\n", "obconnect_answers_opened_total{key=\"current\"} 1.0");
    }
}
