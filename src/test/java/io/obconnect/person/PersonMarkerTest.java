package io.obconnect.person;

import io.obconnect.request.IntentId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;

class PersonMarkerTest {

    private static final PersonMarker APPROVED = new PersonMarker(Instant.ofEpochSecond(1_795_521_600), "tpp", new IntentId("urn:intent:1"),
            Optional.of("consent:1"));

    @Test
    void saysWhatItWasMadeOf() {
        assertThat(PersonMarker.read(APPROVED.values())).contains(APPROVED);
        assertThat(APPROVED.values()).containsExactly("obconnect:v1", "obconnect:exp:1795521600", "obconnect:client:tpp",
                "obconnect:intent:urn:intent:1", "obconnect:consent:consent:1");
    }

    @Test
    void aDenialHasNoConsent() {
        PersonMarker denied = new PersonMarker(APPROVED.expiry(), "tpp", APPROVED.intent(), Optional.empty());
        assertThat(PersonMarker.read(denied.values())).contains(denied);
    }

    @Test
    void isReadInAnyOrderAndBesideForeignValues() {
        List<String> values = new ArrayList<>(APPROVED.values());
        Collections.reverse(values);
        values.add("passport:someone");
        assertThat(PersonMarker.read(values)).contains(APPROVED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"obconnect:v1", "obconnect:exp:", "obconnect:client:", "obconnect:intent:"})
    void isNoneWithoutEachOfItsParts(String prefix) {
        List<String> values = new ArrayList<>(APPROVED.values());
        values.removeIf(value -> value.startsWith(prefix));
        assertThat(PersonMarker.read(values)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"obconnect:exp:1", "obconnect:client:other", "obconnect:intent:other", "obconnect:consent:other"})
    void isNoneWhereAPartIsThereTwice(String second) {
        List<String> values = new ArrayList<>(APPROVED.values());
        values.add(second);
        assertThat(PersonMarker.read(values)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "1.5", "99999999999999999999", "9223372036854775807"})
    void isNoneWhereTheExpiryIsNoTime(String expiry) {
        List<String> values = new ArrayList<>(APPROVED.values());
        values.set(1, "obconnect:exp:" + expiry);
        assertThat(PersonMarker.read(values)).isEmpty();
    }

    @Test
    void isNoneWhereThereAreNoValues() {
        assertThat(PersonMarker.read(null)).isEmpty();
        assertThat(PersonMarker.read(List.of())).isEmpty();
    }

    @Test
    void neverShowsTheIntentInText() {
        assertThat(APPROVED.toString()).doesNotContain("intent:1").doesNotContain("consent:1");
    }
}
