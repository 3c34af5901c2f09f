package io.obconnect.it;

import io.obconnect.it.Bank.Question;
import org.junit.jupiter.api.Test;

import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

class ApproveAndDenyIT extends JourneyTest {

    private static final String INTENT = "72663272-0648-427c-bad4-6dc2cdc0c0a1";

    @Test
    void an_approved_intent_comes_back_as_a_code_and_an_id_token_with_intent_acr_and_consent_id() {
        Walk walk = walk(0);
        UserAgent browser = new UserAgent();
        Question question = walk.toBank(browser, INTENT, "state-1");
        assertThat(question.intent()).isEqualTo(INTENT);
        assertThat(question.header()).isEqualTo(Map.of("enc", "A256GCM", "alg", "dir"));

        Map<String, String> answer = walk.backAtTpp(browser, walk.bank.back(question, walk.bank.approval(question, "consent-1")));
        assertThat(answer).containsEntry("state", "state-1").containsKey("code").doesNotContainKey("error");
        assertThat(browser.cookies()).as("nobody stays logged in as the temporary Person")
                .doesNotContainKeys("session_id", "current_sessions");
        assertThat(browser.journeyCookies()).isEmpty();

        Map<String, Object> tokens = walk.tpp.exchange(answer.get("code"));
        Map<String, Object> claims = walk.tpp.verified((String) tokens.get("id_token"));
        assertThat(claims).containsEntry("openbanking_intent_id", INTENT).containsEntry("consent_id", "consent-1")
                .containsEntry("acr", "urn:openbanking:psd2:sca").containsEntry("sub", INTENT);
    }

    @Test
    void a_denied_consent_is_access_denied_with_the_tpps_state() {
        Walk walk = walk(0);
        UserAgent browser = new UserAgent();
        Question question = walk.toBank(browser, Walk.anIntent(), "state-2");
        Map<String, String> answer = walk.backAtTpp(browser, walk.bank.back(question, walk.bank.denial(question)));
        assertThat(answer).containsEntry("error", "access_denied").containsEntry("state", "state-2").doesNotContainKey("code");
        assertThat(answer.get("error_description")).startsWith("OBC-406");
        assertThat(browser.cookies()).doesNotContainKeys("session_id", "current_sessions");
    }
}
