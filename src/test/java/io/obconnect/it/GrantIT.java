package io.obconnect.it;

import com.nimbusds.jwt.SignedJWT;
import io.obconnect.it.Bank.Question;
import io.obconnect.it.UserAgent.Page;
import io.obconnect.sandbox.Registration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/** Clients with settings of their own: pairwise subjects, JWT access tokens, an app with a redirect URI of its own scheme. */
class GrantIT {

    private static final String SECRET = "secret-of-thirty-two-characters1";
    private static final Embedded EMBEDDED = Embedded.start(Map.of("tpp_client_id", "tpp-pairwise tpp-jwt tpp-app"));

    static {
        EMBEDDED.directory().register(Registration.of("tpp-pairwise", SECRET, Embedded.REDIRECT_URI).pairwise().withScripts());
        EMBEDDED.directory().register(Registration.of("tpp-jwt", SECRET, Embedded.REDIRECT_URI).accessTokenAsJwt().withScripts());
        EMBEDDED.directory().register(Registration.of("tpp-app", SECRET, "com.example.tpp:/callback").withScripts());
    }

    @AfterAll
    static void stop() {
        EMBEDDED.close();
    }

    private static Walk walk(String clientId, String redirectUri) {
        return new Walk(EMBEDDED.settings(), new Settings.Tpp(clientId, SECRET, redirectUri, null));
    }

    @Test
    void a_pairwise_client_keeps_its_pairwise_sub_in_every_token_and_after_the_person_is_gone() {
        Walk walk = walk("tpp-pairwise", Embedded.REDIRECT_URI);
        String intent = Walk.anIntent();
        Map<String, Object> tokens = walk.tokens(new UserAgent(), intent, "c", Map.of("scope", "openid offline_access"));
        Object sub = walk.tpp.verified((String) tokens.get("id_token")).get("sub");
        String accessToken = (String) tokens.get("access_token");
        assertThat(sub).isNotEqualTo(intent).isEqualTo(TppClient.json(walk.tpp.userinfo(accessToken)).get("sub"))
                .isEqualTo(walk.tpp.introspect(accessToken).get("sub"));
        EMBEDDED.server().advance(Duration.ofMinutes(11));
        EMBEDDED.server().forgetSessions();
        EMBEDDED.server().fireCleaner();
        Map<String, Object> refreshed = walk.tpp.refresh((String) tokens.get("refresh_token"));
        assertThat(walk.tpp.introspect((String) refreshed.get("access_token"))).containsEntry("sub", sub)
                .containsEntry("openbanking_intent_id", intent);
    }

    @Test
    void a_jwt_access_token_names_consent_intent_and_sub() throws Exception {
        Walk walk = walk("tpp-jwt", Embedded.REDIRECT_URI);
        String intent = Walk.anIntent();
        Map<String, Object> tokens = walk.tokens(new UserAgent(), intent, "consent-11");
        assertThat(SignedJWT.parse((String) tokens.get("access_token")).getJWTClaimsSet().getClaims()).containsEntry("sub", intent)
                .containsEntry("openbanking_intent_id", intent).containsEntry("consent_id", "consent-11");
    }

    @Test
    void an_app_whose_return_opens_in_another_browser_gets_its_error_in_its_own_scheme() {
        Walk walk = walk("tpp-app", "com.example.tpp:/callback");
        UserAgent browser = new UserAgent();
        Question question = walk.toBank(browser, Walk.anIntent(), "app");
        UserAgent other = new UserAgent();
        Page page = other.get(walk.bank.back(question, walk.bank.approval(question, "c")));
        assertThat(page.location().getScheme()).isEqualTo("com.example.tpp");
        assertThat(walk.answered(page)).containsEntry("error", "server_error").containsEntry("state", "app");
        assertThat(walk.backAtTpp(browser, walk.bank.back(question, walk.bank.approval(question, "c")))).containsKey("code");
    }
}
