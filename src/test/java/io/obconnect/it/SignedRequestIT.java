package io.obconnect.it;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import io.obconnect.it.Bank.Question;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** Signed request objects, alone and nested in encrypted ones. */
class SignedRequestIT extends JourneyTest {

    private final UserAgent browser = new UserAgent();
    private final String intent = Walk.anIntent();

    /** A TPP and its algorithm. */
    record Signer(JWSAlgorithm algorithm) {
        Walk walk() {
            return JWSAlgorithm.ES256.equals(algorithm) ? walkWithEllipticCurve() : JourneyTest.walk(2);
        }
    }

    static Stream<Signer> signers() {
        return Stream.of(new Signer(JWSAlgorithm.PS256), new Signer(JWSAlgorithm.ES256));
    }

    @ParameterizedTest
    @MethodSource("signers")
    void a_signed_object_reaches_the_bank_and_comes_back_as_a_code(Signer signer) {
        Walk walk = signer.walk();
        approve(walk, walk.tpp.authorize(query(walk, signer, "signed")), "signed");
    }

    @ParameterizedTest
    @MethodSource("signers")
    void a_signed_object_needs_only_client_id_beside_it(Signer signer) {
        Walk walk = signer.walk();
        approve(walk, walk.tpp.authorize(Map.of("client_id", walk.tpp.registration().id(), "request", object(walk, signer, "only-two"))),
                "only-two");
    }

    @ParameterizedTest
    @MethodSource("signers")
    void a_signed_object_is_pushed(Signer signer) {
        Walk walk = signer.walk();
        approve(walk, walk.tpp.pushed(Map.of("client_id", walk.tpp.registration().id(), "request", object(walk, signer, "pushed"))), "pushed");
    }

    @ParameterizedTest
    @MethodSource("signers")
    void a_signed_object_nested_in_direct_encryption(Signer signer) {
        Walk walk = signer.walk();
        String nested = walk.tpp.dirAround(object(walk, signer, "nested"));
        approve(walk, walk.tpp.authorize(walk.tpp.query(nested, "nested")), "nested");
    }

    @ParameterizedTest
    @MethodSource("signers")
    void a_signed_object_nested_in_direct_encryption_is_pushed(Signer signer) {
        Walk walk = signer.walk();
        String nested = walk.tpp.dirAround(object(walk, signer, "nested-pushed"));
        approve(walk, walk.tpp.pushed(Map.of("client_id", walk.tpp.registration().id(), "request", nested)), "nested-pushed");
    }

    @ParameterizedTest
    @MethodSource("signers")
    void a_signed_object_nested_in_encryption_to_the_server(Signer signer) {
        Walk walk = signer.walk();
        String nested = walk.tpp.rsaOaep(object(walk, signer, "oaep"));
        approve(walk, walk.tpp.authorize(walk.tpp.query(nested, "oaep")), "oaep");
    }

    @Test
    void an_essential_acr_of_psd2_goes_to_the_bank_signed_encrypted_and_pushed() {
        Walk fapi = walk(2);
        Walk existing = walk(0);
        Map<String, Object> acr = Map.of("essential", true, "values", List.of("urn:openbanking:psd2:sca"));
        Map<String, Object> idToken = Map.of("openbanking_intent_id", Map.of("value", intent, "essential", true), "acr", acr);
        Map<String, Object> claims = fapi.tpp.claims(intent, "acr", "n");
        claims.put("claims", Map.of("id_token", idToken));
        String signed = fapi.tpp.ps256(claims);
        String client = fapi.tpp.registration().id();
        for (URI address : List.of(fapi.tpp.authorize(fapi.tpp.query(signed, "acr")),
                fapi.tpp.pushed(Map.of("client_id", client, "request", signed)))) {
            asksForSca(fapi, address);
        }
        String encrypted = existing.tpp.dir(Map.of("claims", Map.of("id_token", idToken)));
        asksForSca(existing, existing.tpp.authorize(existing.tpp.query(encrypted, "acr")));
        asksForSca(existing, existing.tpp.pushed(existing.tpp.query(encrypted, "acr")));
    }

    private void asksForSca(Walk walk, URI address) {
        UserAgent fresh = new UserAgent();
        Question question = walk.toBank(fresh, address);
        assertThat(question.message().get("params").toString()).contains("urn:openbanking:psd2:sca").doesNotContain("psd2:ca");
        Map<String, String> answer = walk.approved(fresh, question);
        assertThat(walk.tpp.verified((String) walk.tpp.exchange(answer.get("code")).get("id_token")))
                .containsEntry("acr", "urn:openbanking:psd2:sca");
    }

    @Test
    void an_expired_object_is_refused() {
        Walk walk = walk(2);
        Map<String, Object> claims = walk.tpp.claims(intent, "late", "n");
        claims.put("exp", Instant.now().minusSeconds(120).getEpochSecond());
        assertRefused(walk, walk.tpp.ps256(claims), "OBC-107");
    }

    @Test
    void an_object_that_isnt_valid_yet_is_refused() {
        Walk walk = walk(2);
        Map<String, Object> claims = walk.tpp.claims(intent, "early", "n");
        claims.put("nbf", Instant.now().plusSeconds(120).getEpochSecond());
        assertRefused(walk, walk.tpp.ps256(claims), "OBC-108");
    }

    @Test
    void an_object_for_another_server_or_of_another_client_is_refused() {
        Walk walk = walk(2);
        Map<String, Object> elsewhere = walk.tpp.claims(intent, "x", "n");
        elsewhere.put("aud", "https://elsewhere.example");
        assertRefused(walk, walk.tpp.ps256(elsewhere), "OBC-109");
        Map<String, Object> foreign = walk.tpp.claims(intent, "x", "n");
        foreign.put("client_id", walk(0).tpp.registration().id());
        foreign.remove("iss");
        assertRefused(walk, walk.tpp.ps256(foreign), "OBC-110");
    }

    @Test
    void an_unsigned_object_is_refused_however_it_is_wrapped() {
        Walk walk = walk(0);
        Map<String, Object> claims = walk.tpp.claims(intent, "none", "n");
        String none = walk.tpp.unsigned(claims);
        for (String object : List.of(none, walk.tpp.rsaOaep(none), walk.tpp.rsaOaep(com.nimbusds.jose.util.JSONObjectUtils.toJSONString(claims)),
                walk.tpp.rsaOaep(com.nimbusds.jose.util.Base64URL.encode(com.nimbusds.jose.util.JSONObjectUtils.toJSONString(claims)).toString()))) {
            Map<String, String> error = walk.refusal(object, "none");
            assertThat(error).containsEntry("error", "invalid_request_object").containsEntry("state", "none");
            assertThat(error.get("error_description")).startsWith("OBC-104");
            assertThat(walk.tpp.push(walk.tpp.query(object, "none")).status()).isEqualTo(400);
        }
    }

    @Test
    void a_key_that_isnt_the_clients_and_a_signature_of_something_else_are_refused() throws Exception {
        Walk walk = walk(2);
        RSAKey own = walk.tpp.registration().signingKey().toRSAKey();
        RSAKey strange = new RSAKeyGenerator(2048).keyID(own.getKeyID()).generate();
        assertRefused(walk, walk.tpp.signed(walk.tpp.claims(intent, "x", "n"), JWSAlgorithm.PS256, strange), "OBC-106");
        String[] one = walk.tpp.ps256(walk.tpp.claims(intent, "x", "n")).split("\\.");
        String[] two = walk.tpp.ps256(walk.tpp.claims(Walk.anIntent(), "x", "n")).split("\\.");
        assertRefused(walk, one[0] + "." + one[1] + "." + two[2], "OBC-106");
        assertRefused(walk, walk.tpp.dirAround(one[0] + "." + one[1] + "." + two[2]), "OBC-106");
        assertRefused(walk, walk.tpp.signed(walk.tpp.claims(intent, "x", "n"), JWSAlgorithm.RS256), "OBC-106");
    }

    private void assertRefused(Walk walk, String object, String code) {
        String state = "refused";
        Map<String, String> error = walk.refusal(object, state);
        assertThat(error).containsEntry("error", "invalid_request_object").containsKey("state");
        assertThat(error.get("error_description")).startsWith(code);
        assertThat(walk.tpp.push(Map.of("client_id", walk.tpp.registration().id(), "request", object)).status()).isEqualTo(400);
    }

    private void approve(Walk walk, URI address, String state) {
        Question question = walk.toBank(browser, address);
        assertThat(question.intent()).isEqualTo(intent);
        Map<String, String> answer = walk.approved(browser, question);
        assertThat(answer).containsKey("code").containsEntry("state", state);
        assertThat(walk.tpp.verified((String) walk.tpp.exchange(answer.get("code")).get("id_token")))
                .containsEntry("openbanking_intent_id", intent).containsEntry("nonce", "nonce-" + state);
    }

    private Map<String, String> query(Walk walk, Signer signer, String state) {
        return walk.tpp.query(object(walk, signer, state), state);
    }

    private String object(Walk walk, Signer signer, String state) {
        Map<String, Object> claims = new LinkedHashMap<>(walk.tpp.claims(intent, state, "nonce-" + state));
        claims.values().removeIf(Objects::isNull);
        return walk.tpp.signed(claims, signer.algorithm());
    }
}
