package io.obconnect.it;

import io.jans.as.model.common.ResponseType;
import io.obconnect.it.UserAgent.Page;
import io.obconnect.sandbox.Registration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/** What is refused before the bank: the TPP hears it, at the push as JSON, else by redirect with its state; the person sees no JSON. */
class RefusedRequestIT extends JourneyTest {

    private final Walk signing = walk(2);
    private final Walk existing = walk(0);

    private static void told(Map<String, String> answer, String error, String code) {
        assertThat(answer).containsEntry("error", error).containsEntry("state", "s");
        assertThat(answer.get("error_description")).startsWith(code);
    }

    private static void toldAtPush(Page page, String error, String code) {
        assertThat(page.status()).isEqualTo(400);
        assertThat(page.header("Content-Type")).startsWith("application/json");
        assertThat(TppClient.json(page)).containsEntry("error", error);
        assertThat((String) TppClient.json(page).get("error_description")).startsWith(code);
    }

    private Map<String, Object> claims(Walk walk) {
        return walk.tpp.claims(Walk.anIntent(), "s", "n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/jans-auth/restv1/par", "/jans-auth/restv1/authorize", "/jans-auth/restv1/token"})
    void the_audience_is_the_issuer_and_nothing_like_it_in_every_form(String behind) {
        Map<String, Object> claims = claims(signing);
        claims.put("aud", signing.settings.issuer() + behind);
        String signed = signing.tpp.ps256(claims);
        told(signing.refusal(signing.tpp.authorize(signing.tpp.query(signed, "s"))), "invalid_request_object", "OBC-109");
        toldAtPush(signing.tpp.push(signing.tpp.query(signed, "s")), "invalid_request_object", "OBC-109");
        Map<String, Object> plain = claims(existing);
        plain.put("aud", existing.settings.issuer() + behind);
        String encrypted = existing.tpp.dir(plain);
        told(existing.refusal(existing.tpp.authorize(existing.tpp.query(encrypted, "s"))), "invalid_request_object", "OBC-109");
        toldAtPush(existing.tpp.push(existing.tpp.query(encrypted, "s")), "invalid_request_object", "OBC-109");
    }

    @ParameterizedTest
    @CsvSource({"exp,4200", "nbf,-4200"})
    void a_push_that_the_server_would_refuse_when_it_is_used_is_refused_at_once(String member, long offset) {
        Map<String, Object> claims = claims(signing);
        claims.put(member, Instant.now().getEpochSecond() + offset);
        toldAtPush(signing.tpp.push(signing.tpp.query(signing.tpp.ps256(claims), "s")), "invalid_request_object", "OBC-128");
    }

    @Test
    void a_scope_without_openid_is_told_wherever_it_stands() {
        Map<String, Object> claims = claims(signing);
        claims.put("scope", "accounts");
        String object = signing.tpp.ps256(claims);
        told(signing.refusal(object, "s"), "invalid_scope", "OBC-130");
        toldAtPush(signing.tpp.push(Map.of("client_id", signing.tpp.registration().id(), "request", object)), "invalid_scope", "OBC-130");
        Map<String, String> beside = signing.tpp.query(signing.tpp.ps256(claims(signing)), "s");
        beside.put("scope", "accounts");
        told(signing.refusal(signing.tpp.authorize(beside)), "invalid_scope", "OBC-130");
        Map<String, String> encrypted = existing.tpp.query(existing.tpp.dirWithIntent(Walk.anIntent()), "s");
        encrypted.put("scope", "accounts");
        told(existing.refusal(existing.tpp.authorize(encrypted)), "invalid_scope", "OBC-130");
    }

    @Test
    void an_id_token_from_the_endpoint_needs_a_nonce() {
        Map<String, String> hybrid = existing.tpp.query(existing.tpp.dirWithIntent(Walk.anIntent()), "s");
        hybrid.put("response_type", "code id_token");
        hybrid.remove("nonce");
        told(existing.refusal(existing.tpp.authorize(hybrid)), "invalid_request", "OBC-134");
        toldAtPush(existing.tpp.push(hybrid), "invalid_request", "OBC-134");
    }

    @Test
    void a_signed_object_without_response_type_or_client_id_is_refused_before_the_server_does() {
        for (String member : List.of("response_type", "client_id")) {
            Map<String, Object> claims = claims(signing);
            claims.remove(member);
            told(signing.refusal(signing.tpp.ps256(claims), "s"), "invalid_request_object", "OBC-132");
        }
    }

    @Test
    void a_response_type_that_isnt_registered_and_what_only_the_server_knows_are_told_by_redirect() {
        try (Embedded server = Embedded.start(Map.of())) {
            Registration registration = Registration.of("tpp-noscript", "tpp-4-secret-of-32-characters-01", Embedded.REDIRECT_URI).withScripts();
            server.directory().register(registration.responseTypes(ResponseType.CODE));
            Walk walk = new Walk(server.settings(), server.settings().others().get("tpp_noscript"));
            Map<String, String> hybrid = walk.tpp.query(walk.tpp.dirWithIntent(Walk.anIntent()), "s");
            hybrid.put("response_type", "code id_token");
            told(walk.refusal(walk.tpp.authorize(hybrid)), "unsupported_response_type", "OBC-131");
            toldAtPush(walk.tpp.push(hybrid), "unsupported_response_type", "OBC-131");
        }
        try (Embedded server = Embedded.start(Map.of(), builder -> builder.setting("requirePar", "true"))) {
            Walk walk = new Walk(server.settings(), server.settings().tpps().get(0));
            for (String mode : List.of("query", "fragment", "jwt", "form_post")) {
                Map<String, String> query = walk.tpp.query(walk.tpp.dirWithIntent(Walk.anIntent()), "s");
                query.put("response_mode", mode);
                Page page = new UserAgent().get(walk.tpp.authorize(query));
                if (mode.equals("form_post")) {
                    assertThat(page.body()).contains("OBC-137").contains("invalid_request").contains(walk.tpp.registration().redirectUri());
                } else {
                    assertThat(walk.answered(page)).containsKey(mode.equals("jwt") ? "response" : "error");
                }
                assertThat(page.body()).as("no JSON for the person").doesNotStartWith("{");
            }
        }
    }

    @Test
    void claims_as_json_text_in_a_signed_object_are_refused() {
        Map<String, Object> claims = claims(signing);
        claims.put("claims", "{\"id_token\":{\"openbanking_intent_id\":{\"value\":\"" + Walk.anIntent() + "\"}}}");
        String object = signing.tpp.ps256(claims);
        told(signing.refusal(object, "s"), "invalid_request_object", "OBC-125");
        toldAtPush(signing.tpp.push(signing.tpp.query(object, "s")), "invalid_request_object", "OBC-125");
    }

    @ParameterizedTest
    @ValueSource(strings = {"request", "request_uri"})
    void an_object_within_the_object_is_refused(String member) {
        Map<String, Object> claims = claims(signing);
        claims.put(member, "https://tpp.example/object");
        told(signing.refusal(signing.tpp.ps256(claims), "s"), "invalid_request_object", "OBC-127");
        toldAtPush(signing.tpp.push(signing.tpp.query(signing.tpp.ps256(claims), "s")), "invalid_request_object", "OBC-127");
    }

    @Test
    void an_unknown_request_uri_is_told_with_the_state_beside_it() {
        URI address = signing.tpp.authorize(Map.of("client_id", signing.tpp.registration().id(), "request_uri",
                "urn:ietf:params:oauth:request_uri:7f2c1f3e-0000-4000-8000-000000000000", "state", "s"));
        told(signing.refusal(address), "invalid_request_uri", "OBC-123");
    }

    @ParameterizedTest
    @CsvSource({"en,hasn't registered here", "de,nicht registriert", "fr,pas enregistrée", "es,no ha registrado"})
    void an_address_that_isnt_registered_is_told_to_the_person_in_her_language_and_never_gone_to(String language, String words) {
        Map<String, Object> claims = claims(signing);
        claims.put("redirect_uri", "https://elsewhere.example/cb");
        Map<String, String> query = new LinkedHashMap<>(signing.tpp.query(signing.tpp.ps256(claims), "s"));
        query.put("redirect_uri", "https://elsewhere.example/cb");
        Page page = new UserAgent().with("Accept-Language", language).get(signing.tpp.authorize(query));
        assertThat(page.status()).isEqualTo(400);
        assertThat(page.redirects()).isFalse();
        assertThat(page.body().replace("&#39;", "'")).contains(words).contains("OBC-122").doesNotContain("elsewhere");
    }
}
