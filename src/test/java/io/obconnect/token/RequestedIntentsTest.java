package io.obconnect.token;

import org.jose4j.base64url.Base64Url;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class RequestedIntentsTest {

    @Test
    void areFoundInEachOfTheirPlaces() {
        assertThat(RequestedIntents.in("""
                {"openbanking_intent_id":"a","claims":{"id_token":{"openbanking_intent_id":{"value":"b","essential":true}},
                 "userinfo":{"openbanking_intent_id":{"value":"c"}}}}""")).containsExactly("a", "b", "c");
    }

    @Test
    void areReadOutOfASignedRequestWithoutItsKey() {
        String payload = Base64Url.encode("{\"openbanking_intent_id\":\"a\"}".getBytes());
        assertThat(RequestedIntents.inRequest("eyJhbGciOiJQUzI1NiJ9." + payload + ".c2ln")).containsExactly("a");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "[]", "no json", "{\"claims\":\"x\"}", "{\"claims\":{\"id_token\":null}}", "{\"openbanking_intent_id\":null}"})
    void areNoneWhereNothingIsNamed(String payload) {
        assertThat(RequestedIntents.in(payload)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a.b", "a.b.c.d.e", "..", "a.%%%.c"})
    void areNoneInWhatIsNotAReadableSignedRequest(String request) {
        assertThat(RequestedIntents.inRequest(request)).isEmpty();
    }

    @Test
    void areReadOutOfClaimsThatCameAsTextAndAMentionCounts() {
        assertThat(RequestedIntents.in("{\"claims\":\"{\\\"id_token\\\":{\\\"openbanking_intent_id\\\":{\\\"value\\\":\\\"a\\\"}}}\"}")).containsExactly("a");
        assertThat(RequestedIntents.in("{\"claims\":\"openbanking_intent_id\"}")).containsExactly("");
    }

    @Test
    void aValueThatIsNoTextNamesAnIntentThatNoJourneyHas() {
        assertThat(RequestedIntents.in("{\"openbanking_intent_id\":17}")).containsExactly("17");
    }
}
