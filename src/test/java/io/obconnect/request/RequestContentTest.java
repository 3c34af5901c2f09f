package io.obconnect.request;

import io.obconnect.ErrorCode;
import io.obconnect.Outcome;
import io.obconnect.config.Configuration;
import io.obconnect.message.MessageProfile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import static io.obconnect.request.RequestObjectsTest.accepted;
import static io.obconnect.request.RequestObjectsTest.code;
import static io.obconnect.request.Tpp.CLIENT_SECRET;
import static io.obconnect.request.Tpp.INTENT;
import static io.obconnect.request.Tpp.NOW;
import static io.obconnect.request.Tpp.claims;
import static io.obconnect.request.Tpp.client;
import static io.obconnect.request.Tpp.configuration;
import static io.obconnect.request.Tpp.dir;
import static io.obconnect.request.Tpp.signed;
import static org.assertj.core.api.Assertions.assertThat;

class RequestContentTest {

    private static final long TIME = NOW.getEpochSecond();

    private Outcome<ValidatedRequest> verify(String payload, String... query) {
        return verify(payload, configuration(), query);
    }

    private Outcome<ValidatedRequest> verify(String payload, Configuration configuration, String... query) {
        return Tpp.verify(signed("PS256", payload), query(query), client(), configuration, Tpp.SERVER, NOW);
    }

    static Map<String, String> query(String... pairs) {
        Map<String, String> query = new HashMap<>(Map.of("client_id", Tpp.ID));
        for (int i = 0; i < pairs.length; i += 2) {
            query.put(pairs[i], pairs[i + 1]);
        }
        return query;
    }

    @Test
    void an_expired_request_is_refused_but_thirty_seconds_are_forgiven() {
        accepted(verify(claims(",\"exp\":" + (TIME - 30))));
        assertThat(code(verify(claims(",\"exp\":" + (TIME - 31))))).isEqualTo(ErrorCode.REQUEST_OBJECT_EXPIRED);
        assertThat(code(verify(claims(",\"exp\":0")))).isEqualTo(ErrorCode.REQUEST_OBJECT_EXPIRED);
        assertThat(code(verify(claims(",\"exp\":\"soon\"")))).isEqualTo(ErrorCode.REQUEST_OBJECT_EXPIRED);
        assertThat(code(verify(claims(",\"exp\":null")))).isEqualTo(ErrorCode.REQUEST_OBJECT_EXPIRED);
        accepted(verify(claims(",\"exp\":999999999999999999")));
    }

    @Test
    void a_request_of_the_future_is_refused_but_thirty_seconds_are_forgiven() {
        accepted(verify(claims(",\"nbf\":" + (TIME + 30))));
        assertThat(code(verify(claims(",\"nbf\":" + (TIME + 31))))).isEqualTo(ErrorCode.REQUEST_OBJECT_EARLY);
        assertThat(code(verify(claims(",\"nbf\":\"now\"")))).isEqualTo(ErrorCode.REQUEST_OBJECT_EARLY);
    }

    @Test
    void times_hold_for_encrypted_objects_too() {
        String expired = "{\"openbanking_intent_id\":\"" + INTENT + "\",\"exp\":" + (TIME - 31) + "}";
        assertThat(code(Tpp.verify(dir(expired, CLIENT_SECRET), query(), client(), configuration(), Tpp.SERVER, NOW)))
                .isEqualTo(ErrorCode.REQUEST_OBJECT_EXPIRED);
    }

    @Test
    void the_audience_is_the_issuer_in_whichever_form_the_object_came() {
        accepted(verify(claims(",\"aud\":\"https://auth.example.com\"")));
        accepted(verify(claims(",\"aud\":[\"https://other.example.com\",\"https://auth.example.com\"]")));
        for (String aud : List.of("\"https://auth.example.com/\"", "\"https://auth.example.com/jans-auth/restv1/authorize\"",
                "\"https://auth.example.com/jans-auth/restv1/par\"", "\"https://auth.example.com.evil.example\"", "\"https://other.example.com\"", "[]", "7", "null")) {
            String payload = claims(",\"aud\":" + aud);
            assertThat(code(verify(payload))).as(aud).isEqualTo(ErrorCode.REQUEST_OBJECT_AUDIENCE);
            assertThat(code(Tpp.verify(dir(payload, CLIENT_SECRET), query(), client(), configuration(), Tpp.SERVER, NOW))).as(aud)
                    .isEqualTo(ErrorCode.REQUEST_OBJECT_AUDIENCE);
        }
    }

    @ParameterizedTest
    @CsvSource(value = {"REQUEST_OBJECT_EXPIRED|,\"nbf\":1,\"aud\":\"https://auth.example.com\"",
            "REQUEST_OBJECT_EARLY|,\"exp\":4000000000,\"aud\":\"https://auth.example.com\"",
            "REQUEST_OBJECT_AUDIENCE|,\"exp\":4000000000,\"nbf\":1"}, delimiter = '|', quoteCharacter = '`')
    void strict_and_fapi_demand_times_and_audience_of_signed_requests(ErrorCode code, String members) {
        Configuration strict = configuration(MessageProfile.STRICT, Optional.empty(), true, Tpp.ID);
        assertThat(code(verify(claims(members), strict))).isEqualTo(code);
        assertThat(code(Tpp.verify(signed("PS256", claims(members)), query(), client(), configuration(),
                new Tpp.Server(true, false, "obconnect"), NOW))).isEqualTo(code);
        accepted(verify(claims(members)));
    }

    @Test
    void an_object_that_names_another_client_is_refused() {
        assertThat(code(verify(claims(",\"iss\":\"tpp-2\"")))).isEqualTo(ErrorCode.REQUEST_OBJECT_CLIENT);
        assertThat(code(verify(claims().replace("\"tpp-1\"", "\"tpp-2\"")))).isEqualTo(ErrorCode.REQUEST_OBJECT_CLIENT);
        assertThat(code(verify(claims().replace("\"tpp-1\"", "[\"tpp-1\"]")))).isEqualTo(ErrorCode.REQUEST_OBJECT_CLIENT);
        accepted(verify(claims(",\"iss\":\"tpp-1\"")));
    }

    @Test
    void object_and_query_may_not_differ_where_the_server_insists_and_the_object_wins_elsewhere() {
        assertThat(code(verify(claims(), "redirect_uri", "https://evil.example/cb"))).isEqualTo(ErrorCode.REQUEST_OBJECT_CONFLICT);
        assertThat(code(verify(claims(), "response_type", "code id_token"))).isEqualTo(ErrorCode.REQUEST_OBJECT_CONFLICT);
        ValidatedRequest request = accepted(verify(claims(",\"state\":\"inside\",\"nonce\":\"n\""), "state", "outside", "response_mode", "jwt",
                "redirect_uri", Tpp.REDIRECT_URI, "response_type", "code"));
        assertThat(request.parameter("state")).contains("inside");
        assertThat(request.parameter("response_mode")).contains("jwt");
    }

    @Test
    void response_types_are_compared_as_sets_and_may_be_a_list_inside() {
        accepted(verify(claims(",\"nonce\":\"n\"").replace("\"code\"", "[\"id_token\",\"code\"]"), "response_type", "code id_token"));
    }

    @Test
    void a_redirect_uri_inside_is_read_as_the_server_reads_it() {
        assertThat(accepted(verify(claims().replace(Tpp.REDIRECT_URI, "https%3A%2F%2Ftpp.example.com%2Fcb"))).parameter("redirect_uri"))
                .contains(Tpp.REDIRECT_URI);
    }

    @Test
    void the_intents_of_id_token_and_userinfo_must_agree() {
        String payload = "{\"client_id\":\"tpp-1\",\"response_type\":\"code\",\"claims\":{\"id_token\":{\"openbanking_intent_id\":{\"value\":\"A\"}},"
                + "\"userinfo\":{\"openbanking_intent_id\":{\"value\":\"%s\"}}}}";
        assertThat(code(verify(payload.formatted("B")))).isEqualTo(ErrorCode.INTENTS_DISAGREE);
        assertThat(accepted(verify(payload.formatted("A"))).asked().intent().value()).isEqualTo("A");
        String mixed = "{\"openbanking_intent_id\":\"A\",\"claims\":{\"userinfo\":{\"openbanking_intent_id\":{\"value\":\"B\"}}}}";
        assertThat(code(verify(mixed))).isEqualTo(ErrorCode.INTENTS_DISAGREE);
    }

    @Test
    void the_intent_of_the_claims_comes_before_the_top_level_one() {
        assertThat(accepted(verify(claims(",\"openbanking_intent_id\":\"top\""))).asked().intent().value()).isEqualTo(INTENT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\"", "7", "true", "[]", "{}", "\"a b\"", "\"a\\r\\nSet-Cookie: x\"", "\"<script>alert(1)</script>\"",
            "\"*)(uid=*\"", "\"a'--\"", "\"\\u00e4\"", "\"a\\n\""})
    void a_malformed_intent_is_refused_wherever_it_stands(String value) {
        assertThat(code(verify("{\"openbanking_intent_id\":" + value + "}"))).isIn(ErrorCode.INTENT_MALFORMED, ErrorCode.INTENT_MISSING);
        assertThat(code(verify("{\"claims\":{\"id_token\":{\"openbanking_intent_id\":{\"value\":" + value + "}}}}")))
                .isEqualTo(ErrorCode.INTENT_MALFORMED);
    }

    @Test
    void an_intent_has_at_most_128_characters() {
        accepted(verify("{\"client_id\":\"tpp-1\",\"response_type\":\"code\",\"openbanking_intent_id\":\"" + "a".repeat(128) + "\"}"));
        assertThat(code(verify("{\"openbanking_intent_id\":\"" + "a".repeat(129) + "\"}"))).isEqualTo(ErrorCode.INTENT_MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"claims\":{}}", "{\"claims\":{\"id_token\":{\"openbanking_intent_id\":null}}}",
            "{\"claims\":{\"id_token\":{\"openbanking_intent_id\":{\"essential\":true}}}}", "{\"claims\":[]}", "{\"claims\":\"x\"}"})
    void a_request_that_names_no_intent_lacks_one(String payload) {
        assertThat(code(verify(payload))).isEqualTo(ErrorCode.INTENT_MISSING);
    }

    @Test
    void a_null_intent_and_one_in_userinfo_alone_are_refused_but_count_as_named() {
        assertThat(code(verify("{\"openbanking_intent_id\":null}"))).isEqualTo(ErrorCode.INTENT_MALFORMED);
        assertThat(code(verify("{\"claims\":{\"userinfo\":{\"openbanking_intent_id\":{\"value\":\"A\"}}}}"))).isEqualTo(ErrorCode.INTENT_MISSING);
    }

    @Test
    void claims_as_text_are_refused_where_they_mention_an_intent() {
        for (String text : List.of("{\\\"id_token\\\":{\\\"openbanking_intent_id\\\":{\\\"value\\\":\\\"A\\\"}}}", "no JSON but openbanking_intent_id")) {
            assertThat(code(verify("{\"client_id\":\"tpp-1\",\"claims\":\"" + text + "\"}"))).isEqualTo(ErrorCode.REQUEST_OBJECT_CLAIMS);
        }
        assertThat(code(verify(claims().replace("\"claims\":{", "\"openbanking_intent_id\":\"A\",\"claims\":[],\"x\":{"))))
                .isEqualTo(ErrorCode.REQUEST_OBJECT_CLAIMS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"request", "request_uri"})
    void an_object_in_the_object_or_a_reference_to_one_is_refused(String name) {
        assertThat(code(verify(claims(",\"" + name + "\":\"https://x.example\"")))).isEqualTo(ErrorCode.REQUEST_OBJECT_NESTED);
    }

    @Test
    void in_fapi_mode_an_object_lives_sixty_minutes_at_most() {
        accepted(inFapiMode(TIME - 3_000, TIME + 600));
        assertThat(code(inFapiMode(TIME - 1_800, TIME + 2_100))).isEqualTo(ErrorCode.REQUEST_OBJECT_LIFETIME);
        assertThat(code(inFapiMode(TIME - 3_700, TIME - 101))).as("expired comes first").isEqualTo(ErrorCode.REQUEST_OBJECT_EXPIRED);
        accepted(verify(claims(",\"nbf\":1,\"exp\":4000000000")));
    }

    private static Outcome<ValidatedRequest> inFapiMode(long nbf, long exp) {
        String payload = claims(",\"nonce\":\"n\",\"response_mode\":\"jwt\",\"aud\":\"" + Tpp.ISSUER + "\",\"nbf\":" + nbf + ",\"exp\":" + exp);
        return Tpp.verify(signed("PS256", payload), query(), client(), configuration(), new Tpp.Server(true, false, "obconnect"), NOW);
    }

    private static String acr(String acr) {
        return claims().replace("\"id_token\":{", "\"id_token\":{\"acr\":" + acr + ",");
    }

    @Test
    void an_essential_acr_is_demanded_as_asked() {
        AcrRequirement demand = accepted(verify(acr("{\"essential\":true,\"values\":[\"urn:openbanking:psd2:sca\",\"urn:openbanking:psd2:ca\"]}"))).asked().acr();
        assertThat(demand).isEqualTo(new AcrRequirement(List.of("urn:openbanking:psd2:sca", "urn:openbanking:psd2:ca"), true));
        assertThat(accepted(verify(acr("{\"essential\":true,\"value\":\"urn:openbanking:psd2:sca\"}"))).asked().acr())
                .isEqualTo(new AcrRequirement(List.of("urn:openbanking:psd2:sca"), true));
        assertThat(accepted(verify(acr("{\"essential\":true}"))).asked().acr()).isEqualTo(AcrRequirement.NONE);
    }

    @Test
    void acr_values_are_wanted_but_not_essential_and_our_own_name_says_nothing() {
        assertThat(accepted(verify(claims(), "acr_values", "urn:openbanking:psd2:ca")).asked().acr())
                .isEqualTo(new AcrRequirement(List.of("urn:openbanking:psd2:ca"), false));
        assertThat(accepted(verify(claims(), "acr_values", "obconnect")).asked().acr()).isEqualTo(AcrRequirement.NONE);
        assertThat(accepted(verify(claims(",\"acr_values\":\"urn:openbanking:psd2:sca\""), "acr_values", "obconnect")).asked().acr())
                .isEqualTo(new AcrRequirement(List.of("urn:openbanking:psd2:sca"), false));
    }

    @Test
    void another_acr_asked_by_name_is_refused_wherever_it_stands() {
        assertThat(code(verify(claims(), "acr_values", "simple_password_auth"))).isEqualTo(ErrorCode.OTHER_ACR_REQUESTED);
        assertThat(code(verify(claims(), "acr_values", "obconnect simple_password_auth"))).isEqualTo(ErrorCode.OTHER_ACR_REQUESTED);
        assertThat(code(verify(claims(",\"acr_values\":\"simple_password_auth\"")))).isEqualTo(ErrorCode.OTHER_ACR_REQUESTED);
        assertThat(code(verify(acr("{\"values\":[\"simple_password_auth\"]}")))).isEqualTo(ErrorCode.OTHER_ACR_REQUESTED);
    }

    @Test
    void prompt_none_is_refused_and_the_objects_prompt_wins() {
        assertThat(code(verify(claims(), "prompt", "none"))).isEqualTo(ErrorCode.PROMPT_NONE);
        assertThat(code(verify(claims(",\"prompt\":\"none\""), "prompt", "login"))).isEqualTo(ErrorCode.PROMPT_NONE);
        accepted(verify(claims(",\"prompt\":\"login\""), "prompt", "none"));
    }

    @Test
    void in_fapi_mode_a_state_outside_the_object_doesnt_count() {
        String payload = claims(",\"nonce\":\"n\",\"response_mode\":\"jwt\",\"aud\":\"" + Tpp.ISSUER + "\",\"nbf\":" + TIME + ",\"exp\":" + (TIME + 60));
        ValidatedRequest request = accepted(Tpp.verify(signed("PS256", payload), query("state", "s"), client(), configuration(),
                new Tpp.Server(true, false, "obconnect"), NOW));
        assertThat(request.parameter("state")).isEmpty();
    }
}
