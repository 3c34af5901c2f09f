package io.obconnect.it;

import io.obconnect.it.UserAgent.Page;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** Which intents are taken, and from where. */
class IntentIT extends JourneyTest {

    /** Stands in every malformed intent, so that a leak is found. */
    private static final String MARK = "Qz7mark";

    private final Walk walk = walk(0);

    static Stream<Object> malformed() {
        return Stream.of("", " ", MARK + "x".repeat(122), 4711, 47.11, true, List.of(MARK), Map.of("a", MARK),
                MARK + "\r\nSet-Cookie: planted=1", MARK + "\nLocation: http://elsewhere.example/", MARK + "<script>alert(1)</script>",
                MARK + "\"><img src=x onerror=alert(1)>", MARK + "*)(uid=*))(|(uid=*", MARK + "\\2a", MARK + "\u0000", MARK + " blank", MARK + "é",
                "../" + MARK, MARK + "%0d%0a", MARK + "'; DROP TABLE", MARK + "${jndi:ldap://x}", MARK + "#{1+1}");
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void a_malformed_intent_is_refused_and_nothing_of_it_comes_back(Object intent) {
        refusedWithoutATrace(Map.of("openbanking_intent_id", intent));
        refusedWithoutATrace(Map.of("claims", Map.of("id_token", Map.of("openbanking_intent_id", Map.of("value", intent)))));
    }

    @Test
    void a_null_intent_is_refused() {
        Map<String, Object> payload = new LinkedHashMap<>();
        payload.put("openbanking_intent_id", null);
        refusedWithoutATrace(payload);
        refusedWithoutATrace(Map.of("claims", Map.of("id_token", Map.of("openbanking_intent_id", payload))));
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("value", null);
        refusedWithoutATrace(Map.of("claims", Map.of("id_token", Map.of("openbanking_intent_id", value))));
    }

    private void refusedWithoutATrace(Map<String, Object> payload) {
        Page page = new UserAgent().get(walk.tpp.authorize(walk.tpp.query(walk.tpp.dir(payload), "malformed")));
        Map<String, String> error = walk.answered(page);
        assertThat(error).containsEntry("error", "invalid_request_object").containsEntry("state", "malformed").doesNotContainKey("code");
        assertThat(error.get("error_description")).matches("OBC-10[0-9] .*");
        assertThat(page.headers().toString()).doesNotContain(MARK).doesNotContain("planted").doesNotContain("<script");
        assertThat(page.body()).doesNotContain(MARK);
        Page pushed = walk.tpp.push(walk.tpp.query(walk.tpp.dir(payload), "malformed"));
        assertThat(pushed.status()).isEqualTo(400);
        assertThat(TppClient.json(pushed)).containsEntry("error", "invalid_request_object");
        assertThat(pushed.headers() + pushed.body()).doesNotContain(MARK).doesNotContain("planted");
        Page shown = new UserAgent().get(walk.tpp.authorize(unregistered(walk.tpp.query(walk.tpp.dir(payload), "malformed"))));
        assertThat(shown.redirects()).isFalse();
        assertThat(shown.headers() + shown.body()).contains("OBC-").doesNotContain(MARK).doesNotContain("planted");
    }

    private static Map<String, String> unregistered(Map<String, String> query) {
        query.put("redirect_uri", "http://elsewhere.example/cb");
        return query;
    }

    @Test
    void the_longest_intent_with_every_character_that_may_be_in_one_reaches_the_bank() {
        String intent = "AZaz09._:-" + "x".repeat(118);
        assertThat(walk.toBank(new UserAgent(), intent, "long").intent()).isEqualTo(intent);
    }

    @Test
    void claims_that_name_different_intents_are_refused() {
        Walk fapi = walk(2);
        Map<String, Object> claims = fapi.tpp.claims(Walk.anIntent(), "differ", "n");
        claims.put("claims", Map.of("id_token", Map.of("openbanking_intent_id", Map.of("value", Walk.anIntent(), "essential", true)),
                "userinfo", Map.of("openbanking_intent_id", Map.of("value", Walk.anIntent(), "essential", true))));
        for (Map<String, String> error : List.of(fapi.refusal(fapi.tpp.ps256(claims), "differ"),
                walk.refusal(walk.tpp.dir(Map.of("claims", claims.get("claims"))), "differ"))) {
            assertThat(error).containsEntry("error", "invalid_request_object").containsEntry("state", "differ");
            assertThat(error.get("error_description")).startsWith("OBC-103");
        }
    }

    @Test
    void an_intent_that_stands_only_in_the_query_is_refused() {
        Map<String, String> asClaim = walk.tpp.query("", "query");
        asClaim.remove("request");
        asClaim.put("claims", "{\"id_token\":{\"openbanking_intent_id\":{\"value\":\"72663272\",\"essential\":true}}}");
        Map<String, String> asParameter = walk.tpp.query("", "query");
        asParameter.remove("request");
        asParameter.put("openbanking_intent_id", "72663272");
        Map<String, String> besideAnObject = walk.tpp.query(walk.tpp.dir(Map.of("scope", "openid")), "query");
        besideAnObject.put("openbanking_intent_id", "72663272");
        for (Map<String, String> query : Arrays.asList(asClaim, asParameter, besideAnObject)) {
            String error = query.containsKey("request") ? "invalid_request_object" : "invalid_request";
            assertThat(walk.refusal(walk.tpp.authorize(query))).containsEntry("error", error).containsEntry("state", "query");
            query.put("acr_values", "obconnect");
            assertThat(walk.refusal(walk.tpp.authorize(query))).containsEntry("error", error).containsEntry("state", "query");
        }
    }

    @Test
    void asking_for_obconnect_by_name_without_any_intent_is_refused() {
        Map<String, String> query = walk.tpp.query("", "nothing");
        query.remove("request");
        query.put("acr_values", "obconnect");
        Map<String, String> error = walk.refusal(walk.tpp.authorize(query));
        assertThat(error).containsEntry("error", "invalid_request").containsEntry("state", "nothing");
        assertThat(error.get("error_description")).startsWith("OBC-126");
        query.put("request", walk.tpp.dir(Map.of("scope", "openid")));
        assertThat(walk.refusal(walk.tpp.authorize(query))).containsEntry("error", "invalid_request_object").containsEntry("state", "nothing");
    }
}
