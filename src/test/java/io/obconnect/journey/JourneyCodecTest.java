package io.obconnect.journey;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Optional;

import static io.obconnect.journey.Journeying.NOON;
import static io.obconnect.journey.Journeying.cookie;
import static io.obconnect.journey.Journeying.waiting;
import static org.assertj.core.api.Assertions.assertThat;

class JourneyCodecTest {

    private static final String UID = "obconnect_abcdefghijklmnopqrstuvwxyz";

    @Test
    void a_waiting_journey_comes_back_from_the_session_as_it_went() {
        Journey journey = waiting(cookie(UID));
        assertThat(JourneyCodec.decode(JourneyCodec.encode(journey))).contains(journey);
    }

    @Test
    void an_approved_journey_keeps_consent_and_achieved_acr() {
        Journey journey = waiting(cookie(UID))
                .approved(new Journey.Consent("consent-1", Optional.of("urn:openbanking:psd2:sca"), NOON)).authenticated();
        assertThat(JourneyCodec.decode(JourneyCodec.encode(journey))).contains(journey);
    }

    @Test
    void a_bare_journey_stays_bare_to_its_code_and_what_does_not_say_so_is_none() {
        Journey plain = waiting(cookie(UID));
        Journey bare = new Journey(plain.uid(), plain.intent(), plain.acr(), plain.scope(), plain.target(), plain.begun(), plain.deadline(),
                plain.browserProof(), plain.status(), plain.consent(), true)
                .approved(new Journey.Consent("consent-1", Optional.empty(), NOON)).authenticated();
        assertThat(JourneyCodec.decode(JourneyCodec.encode(bare))).contains(bare);
        assertThat(JourneyCodec.encode(plain)).doesNotContain("bare");
        assertThat(JourneyCodec.decode(JourneyCodec.encode(plain)).orElseThrow().objectOnly()).isFalse();
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {"{}", "[]", "true", "{\"uid\":1}", "not json", "{\"uid\":\"obconnect_a\",\"uid\":\"obconnect_b\"}"})
    void what_is_no_journey_is_none(String text) {
        assertThat(JourneyCodec.decode(text)).isEmpty();
    }

    @Test
    void a_journey_prints_nothing_of_the_person_or_the_intent() {
        assertThat(waiting(cookie(UID)).toString()).doesNotContain("72663272").doesNotContain(UID);
    }
}
