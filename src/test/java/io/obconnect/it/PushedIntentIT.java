package io.obconnect.it;

import com.nimbusds.jose.util.JSONObjectUtils;
import io.obconnect.docs.TppExample;
import io.obconnect.it.Bank.Question;
import io.obconnect.it.UserAgent.Page;
import io.obconnect.sandbox.AuthServerBuilder;
import io.obconnect.sandbox.Registration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.net.URI;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** FAPI 2.0's form: a push without an object, the intent in {@code claims}, the client authenticated. */
class PushedIntentIT extends JourneyTest {

    @TempDir
    private Path directory;
    private final Walk walk = walk(0);
    private final String intent = Walk.anIntent();

    private Map<String, String> form(Walk tpp) {
        Map<String, Object> claim = Map.of("value", intent, "essential", true);
        Map<String, String> form = new LinkedHashMap<>();
        form.put("client_id", tpp.tpp.registration().id());
        form.put("response_type", "code");
        form.put("redirect_uri", tpp.tpp.registration().redirectUri());
        form.put("scope", "openid");
        form.put("state", "s");
        form.put("nonce", "n");
        form.put("code_challenge", "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
        form.put("code_challenge_method", "S256");
        form.put("claims", JSONObjectUtils.toJSONString(Map.of("id_token", Map.of("openbanking_intent_id", claim))));
        return form;
    }

    private static void refused(Page page) {
        assertThat(page.status()).isEqualTo(400);
        assertThat(TppClient.json(page)).containsEntry("error", "invalid_request");
        assertThat((String) TppClient.json(page).get("error_description")).startsWith("OBC-136");
    }

    private static String basic(String client, String secret) {
        return "Basic " + Base64.getEncoder().encodeToString((client + ":" + secret).getBytes(UTF_8));
    }

    @Test
    void the_intent_in_claims_leads_to_a_consent_and_to_tokens_that_carry_it() {
        UserAgent browser = new UserAgent();
        Question question = walk.toBank(browser, walk.tpp.pushed(form(walk)));
        assertThat(question.intent()).isEqualTo(intent);
        Map<String, String> answer = walk.approved(browser, question);
        assertThat(answer).containsKey("code").containsEntry("state", "s");
        Map<String, Object> tokens = TppClient.json(walk.tpp.tokens(Map.of("grant_type", "authorization_code", "code", answer.get("code"),
                "redirect_uri", walk.tpp.registration().redirectUri(), "code_verifier", "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk")));
        assertThat(walk.tpp.verified((String) tokens.get("id_token"))).containsEntry("openbanking_intent_id", intent).containsEntry("nonce", "n");
    }

    @Test
    void the_guides_example_pushes_and_leads_to_the_bank() {
        String address = new TppExample("push.mjs", directory).run(Map.of("ISSUER", walk.settings.issuer(),
                "CLIENT_ID", walk.tpp.registration().id(), "CLIENT_SECRET", walk.tpp.registration().secret(),
                "REDIRECT_URI", walk.tpp.registration().redirectUri(), "INTENT", intent));
        assertThat(walk.toBank(new UserAgent(), URI.create(address)).intent()).isEqualTo(intent);
    }

    @Test
    void a_secret_in_the_form_authenticates_the_client_too() {
        Map<String, String> form = form(walk);
        form.put("client_secret", walk.tpp.registration().secret());
        Page page = new UserAgent().post(walk.tpp.endpoint("/restv1/par"), form);
        assertThat(page.status()).as(page.body()).isEqualTo(201);
    }

    @Test
    void without_credentials_or_with_anothers_nobody_vouches_for_the_intent() {
        URI endpoint = walk.tpp.endpoint("/restv1/par");
        Map<String, String> form = form(walk);
        refused(new UserAgent().post(endpoint, form));
        refused(new UserAgent().with("Authorization", basic("tpp-2", "tpp-2-secret-of-another-length")).post(endpoint, form));
        refused(new UserAgent().with("Authorization", "Bearer an-access-token").post(endpoint, form));
        for (String type : new String[] {"urn:ietf:params:oauth:client-assertion-type:saml2-bearer", "urn:x"}) {
            Map<String, String> asserted = new LinkedHashMap<>(form);
            asserted.put("client_assertion_type", type);
            asserted.put("client_assertion", walk.tpp.hs256(Map.of("sub", walk.tpp.registration().id())));
            refused(new UserAgent().post(endpoint, asserted));
        }
        Map<String, String> others = new LinkedHashMap<>(form);
        others.put("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
        others.put("client_assertion", walk.tpp.hs256(Map.of("sub", "tpp-2")));
        refused(new UserAgent().post(endpoint, others));
        Map<String, String> two = new LinkedHashMap<>(form);
        two.put("client_secret", walk.tpp.registration().secret());
        refused(new UserAgent().with("Authorization", basic("tpp-2", "tpp-2-secret-of-another-length")).post(endpoint, two));
    }

    @Test
    void an_intent_that_cant_be_one_and_two_intents_are_an_invalid_request() {
        for (String claims : new String[] {"{'id_token':{'openbanking_intent_id':{'value':'not an intent!'}}}",
                "{'id_token':{'openbanking_intent_id':{'value':'a'}},'userinfo':{'openbanking_intent_id':{'value':'b'}}}"}) {
            Map<String, String> form = form(walk);
            form.put("claims", claims.replace('\'', '"'));
            Page page = walk.tpp.push(form);
            assertThat(page.status()).isEqualTo(400);
            assertThat(TppClient.json(page)).as(claims).containsEntry("error", "invalid_request")
                    .hasEntrySatisfying("error_description", text -> assertThat((String) text).startsWith("OBC-138"));
        }
    }

    @Test
    void a_wrong_secret_is_the_servers_to_refuse() {
        Page page = new UserAgent().with("Authorization", basic(walk.tpp.registration().id(), "wrong"))
                .post(walk.tpp.endpoint("/restv1/par"), form(walk));
        assertThat(page.status()).isEqualTo(401);
        assertThat(TppClient.json(page)).containsEntry("error", "invalid_client");
    }

    @Test
    void claims_that_are_added_in_the_browser_only_are_refused() {
        Map<String, String> form = form(walk);
        String claims = form.remove("claims");
        URI pushed = walk.tpp.pushed(form);
        Page page = new UserAgent().get(pushed + "&claims=" + UserAgent.encode(claims));
        assertThat(String.valueOf(page.headers())).doesNotContain(walk.settings.consentApp());
        form.put("claims", claims);
        assertThat(walk.refusal(walk.tpp.authorize(form))).containsEntry("error", "invalid_request").containsEntry("state", "s")
                .hasEntrySatisfying("error_description", text -> assertThat(text).startsWith("OBC-126"));
    }

    @Test
    void a_client_that_has_registered_a_signing_algorithm_signs() {
        Walk fapi = walk(2);
        refused(fapi.tpp.push(form(fapi)));
    }

    @Test
    void a_public_client_cant_vouch() {
        try (Embedded server = Embedded.start(Map.of())) {
            server.directory().register(Registration.of("tpp-noscript", "tpp-4-secret-of-32-characters-01", Embedded.REDIRECT_URI).withScripts()
                    .authenticationMethods("client_secret_basic", "none"));
            Walk open = new Walk(server.settings(), server.settings().others().get("tpp_noscript"));
            refused(open.tpp.push(form(open)));
            refused(new UserAgent().post(open.tpp.endpoint("/restv1/par"), form(open)));
        }
    }

    @Test
    void where_the_server_wants_signed_objects_the_form_is_refused() {
        for (String setting : new String[] {"fapi", "forceSignedRequestObject"}) {
            UnaryOperator<AuthServerBuilder> demanding = builder -> builder.setting(setting, "true");
            try (Embedded server = Embedded.start(Map.of(), demanding)) {
                Walk strict = new Walk(server.settings(), server.settings().tpps().get(0));
                refused(strict.tpp.push(form(strict)));
            }
        }
    }
}
