package io.obconnect.arquillian;

import io.obconnect.it.Bank.Question;
import io.obconnect.it.Settings;
import io.obconnect.it.UserAgent;
import io.obconnect.it.Walk;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.net.URL;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/** Walks journeys over HTTP against the packaged war, deployed as a war. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class DeployedJourneyIT {

    @ArquillianResource
    private URL deployed;

    @Deployment(testable = false)
    static WebArchive war() {
        return Deployable.war();
    }

    @Test
    void an_approved_intent_comes_back_as_a_code_and_an_id_token_with_intent_acr_and_consent_id() {
        Walk walk = walk();
        UserAgent browser = new UserAgent();
        String intent = Walk.anIntent();
        Question question = walk.toBank(browser, intent, "state-1");
        assertThat(question.intent()).isEqualTo(intent);

        Map<String, String> answer = walk.backAtTpp(browser, walk.bank.back(question, walk.bank.approval(question, "consent-1")));
        assertThat(answer).containsEntry("state", "state-1").containsKey("code").doesNotContainKey("error");
        assertThat(browser.journeyCookies()).isEmpty();

        Map<String, Object> tokens = walk.tpp.exchange(answer.get("code"));
        assertThat(walk.tpp.verified((String) tokens.get("id_token"))).containsEntry("openbanking_intent_id", intent)
                .containsEntry("consent_id", "consent-1").containsEntry("acr", "urn:openbanking:psd2:sca").containsEntry("sub", intent);
    }

    @Test
    void a_denied_consent_is_access_denied_with_the_tpps_state() {
        Walk walk = walk();
        UserAgent browser = new UserAgent();
        Question question = walk.toBank(browser, Walk.anIntent(), "state-2");

        Map<String, String> answer = walk.backAtTpp(browser, walk.bank.back(question, walk.bank.denial(question)));
        assertThat(answer).containsEntry("error", "access_denied").containsEntry("state", "state-2").doesNotContainKey("code");
        assertThat(answer.get("error_description")).startsWith("OBC-406");
    }

    private Walk walk() {
        Settings settings = Surroundings.settings(deployed.toString().replaceFirst("/$", ""));
        return new Walk(settings, settings.tpps().get(0));
    }
}
