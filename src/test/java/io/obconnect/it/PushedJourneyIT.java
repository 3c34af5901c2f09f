package io.obconnect.it;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jwt.SignedJWT;
import io.obconnect.it.Bank.Question;
import io.obconnect.it.UserAgent.Page;
import io.obconnect.sandbox.Registration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.net.URI;
import java.text.ParseException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

import io.obconnect.sandbox.AuthServerBuilder;

import static org.assertj.core.api.Assertions.assertThat;

/** Pushed requests on servers whose own call after the login a stock server refuses, and the end of what was pushed. */
class PushedJourneyIT {

    /** A server's settings. */
    enum Server {
        FAPI(builder -> builder.setting("fapi", "true")),
        FAPI_AND_PAR_ONLY(builder -> builder.setting("fapi", "true").setting("requirePar", "true")),
        PAR_ONLY(builder -> builder.setting("requirePar", "true")),
        PLAIN(builder -> builder);

        private final UnaryOperator<AuthServerBuilder> settings;

        Server(UnaryOperator<AuthServerBuilder> settings) {
            this.settings = settings;
        }
    }

    private static final Map<Server, Embedded> RUNNING = new EnumMap<>(Server.class);

    private final UserAgent browser = new UserAgent();
    private final String intent = Walk.anIntent();

    private static Embedded running(Server server) {
        return RUNNING.computeIfAbsent(server, kind -> Embedded.start(Map.of("expiry", "600"), kind.settings));
    }

    private static Walk walk(Server server) {
        Settings settings = running(server).settings();
        return new Walk(settings, settings.tpps().get(2));
    }

    @AfterAll
    static void stop() {
        RUNNING.values().forEach(Embedded::close);
        RUNNING.clear();
    }

    private Map<String, Object> claims(Walk walk, Embedded server, String responseType, String responseMode) {
        long now = server.server().time().now().getEpochSecond();
        Map<String, Object> claims = walk.tpp.claims(intent, "s", "n");
        claims.put("nbf", now);
        claims.put("exp", now + 120);
        claims.put("response_type", responseType);
        claims.put("response_mode", responseMode);
        claims.put("code_challenge", "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
        claims.put("code_challenge_method", "S256");
        claims.values().removeIf(java.util.Objects::isNull);
        return claims;
    }

    private static String object(Walk walk, Map<String, Object> claims) {
        return walk.tpp.signed(claims, JWSAlgorithm.PS256);
    }

    private static URI push(Walk walk, Map<String, Object> claims) {
        return walk.tpp.pushed(Map.of("client_id", walk.tpp.registration().id(), "request", object(walk, claims)));
    }

    private static Map<String, String> told(Map<String, String> answer) {
        if (!answer.containsKey("response")) {
            return answer;
        }
        try {
            Map<String, String> inside = new LinkedHashMap<>();
            SignedJWT.parse(answer.get("response")).getJWTClaimsSet().getClaims().forEach((name, value) -> inside.put(name, String.valueOf(value)));
            return inside;
        } catch (ParseException e) {
            throw new AssertionError(answer.toString(), e);
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_pushed_hybrid_request_leads_to_a_code_and_an_id_token(Server server) {
        Walk walk = walk(server);
        Question question = walk.toBank(browser, push(walk, claims(walk, running(server), "code id_token", null)));
        Map<String, String> answer = walk.approved(browser, question);
        assertThat(answer).containsKeys("code", "id_token").containsEntry("state", "s").doesNotContainKey("error");
        assertThat(walk.tpp.verified(answer.get("id_token"))).containsEntry("openbanking_intent_id", intent).containsEntry("nonce", "n");
    }

    @ParameterizedTest
    @EnumSource
    void a_pushed_request_for_a_signed_answer_leads_to_a_code_in_one(Server server) {
        Walk walk = walk(server);
        Question question = walk.toBank(browser, push(walk, claims(walk, running(server), "code", "jwt")));
        Map<String, String> answer = walk.approved(browser, question);
        assertThat(answer).containsOnlyKeys("response");
        assertThat(told(answer)).containsKey("code").containsEntry("state", "s");
    }

    @ParameterizedTest
    @EnumSource
    void what_expires_while_the_person_is_at_the_bank_still_leads_to_a_code(Server server) {
        Walk walk = walk(server);
        Question question = walk.toBank(browser, push(walk, claims(walk, running(server), "code id_token", null)));
        running(server).server().tick(Duration.ofMinutes(4));
        assertThat(walk.approved(browser, question)).containsKey("code").containsEntry("state", "s");
    }

    @Test
    void an_object_by_value_that_expires_while_the_person_is_at_the_bank_still_leads_to_a_code() {
        Walk walk = walk(Server.FAPI);
        Map<String, Object> claims = claims(walk, running(Server.FAPI), "code id_token", null);
        Question question = walk.toBank(browser, walk.tpp.authorize(Map.of("client_id", walk.tpp.registration().id(), "request",
                object(walk, claims))));
        running(Server.FAPI).server().tick(Duration.ofMinutes(4));
        Map<String, String> answer = walk.approved(browser, question);
        assertThat(answer).containsKey("code").containsEntry("state", "s");
        assertThat(walk.tpp.verified(answer.get("id_token"))).containsEntry("openbanking_intent_id", intent);
    }

    @Test
    void in_strict_a_pushed_dir_object_may_lack_what_one_by_value_may_lack() {
        try (Embedded strict = Embedded.start(Map.of("protocol", "strict"))) {
            Walk walk = new Walk(strict.settings(), strict.settings().tpps().get(0));
            URI pushed = walk.tpp.pushed(walk.tpp.query(walk.tpp.dirWithIntent(intent), "s"));
            Page atBank = browser.follow(browser.get(pushed), walk.settings.base());
            assertThat(atBank.header("Location")).startsWith(walk.settings.consentApp());
        }
    }

    @Test
    void what_the_server_refuses_at_the_push_keeps_its_word_and_has_our_code() {
        Walk walk = walk(Server.FAPI);
        Map<String, Object> claims = claims(walk, running(Server.FAPI), "code id_token", null);
        claims.put("code_challenge_method", "plain");
        Page refused = walk.tpp.push(Map.of("client_id", walk.tpp.registration().id(), "request", object(walk, claims)));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(TppClient.json(refused)).containsEntry("error", "invalid_request")
                .hasEntrySatisfying("error_description", text -> assertThat((String) text).startsWith("OBC-137"));
    }

    @Test
    void a_client_that_may_only_push_gets_its_code() {
        Embedded server = running(Server.PLAIN);
        String id = "tpp-noscript";
        server.directory().register(Registration.of(id, "tpp-4-secret-of-32-characters-01", Embedded.REDIRECT_URI).withScripts().requirePar());
        Walk walk = new Walk(server.settings(), server.settings().others().get("tpp_noscript"));
        URI pushed = walk.tpp.pushed(walk.tpp.query(walk.tpp.dirWithIntent(intent), "s"));
        assertThat(walk.approved(browser, walk.toBank(browser, pushed))).containsKey("code").containsEntry("state", "s");
        Map<String, String> byValue = walk.refusal(walk.tpp.dirWithIntent(intent), "by value");
        assertThat(byValue).containsEntry("error", "invalid_request").containsEntry("state", "by value");
        assertThat(byValue.get("error_description")).startsWith("OBC-137");
    }

    @ParameterizedTest
    @EnumSource
    void what_was_pushed_is_used_up_by_its_journey(Server server) {
        Walk walk = walk(server);
        URI address = push(walk, claims(walk, running(server), "code id_token", null));
        assertThat(walk.approved(browser, walk.toBank(browser, address))).containsKey("code");
        URI again = URI.create(address + "&state=again");
        Map<String, String> error = walk.refusal(again);
        assertThat(error).containsEntry("error", "invalid_request_uri").containsEntry("state", "again");
        assertThat(error.get("error_description")).startsWith("OBC-123");
    }

    @Test
    void a_request_that_is_begun_again_before_its_end_goes_on() {
        Walk walk = walk(Server.FAPI);
        URI address = push(walk, claims(walk, running(Server.FAPI), "code id_token", null));
        walk.toBank(browser, address);
        assertThat(walk.approved(browser, walk.toBank(browser, address))).containsKey("code");
    }

    @ParameterizedTest
    @EnumSource(names = {"FAPI", "PLAIN"})
    void what_has_expired_before_it_is_used_is_told_in_the_form_and_with_the_state_that_were_pushed(Server server) {
        Walk walk = walk(server);
        URI hybrid = push(walk, claims(walk, running(server), "code id_token", null));
        URI jarm = push(walk, claims(walk, running(server), "code", "jwt"));
        running(server).server().time().advance(Duration.ofMinutes(3));
        assertThat(walk.refusal(hybrid)).containsEntry("error", "invalid_request_uri").containsEntry("state", "s");
        Map<String, String> signed = walk.refusal(jarm);
        assertThat(signed).containsOnlyKeys("response");
        assertThat(told(signed)).containsEntry("error", "invalid_request_uri").containsEntry("state", "s");
    }

    @Test
    void where_the_server_refuses_every_pushed_request_later_it_is_refused_at_once() {
        try (Embedded server = Embedded.start(Map.of(), builder -> builder.setting("forceSignedRequestObject", "true"))) {
            Walk walk = new Walk(server.settings(), server.settings().tpps().get(2));
            Page page = walk.tpp.push(Map.of("client_id", walk.tpp.registration().id(), "request",
                    object(walk, claims(walk, server, "code id_token", null))));
            assertThat(page.status()).isEqualTo(400);
            assertThat(TppClient.json(page)).containsEntry("error", "invalid_request");
            assertThat((String) TppClient.json(page).get("error_description")).startsWith("OBC-135");
        }
    }
}
