package io.obconnect.journey;

import io.obconnect.journey.Journey.Consent;
import io.obconnect.message.Purpose;
import io.obconnect.message.ServerSeal;
import org.json.JSONObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Optional;

import static io.obconnect.journey.Journeying.NOON;
import static io.obconnect.journey.Journeying.cookie;
import static io.obconnect.journey.Journeying.inForce;
import static io.obconnect.journey.Journeying.waiting;
import static org.assertj.core.api.Assertions.assertThat;

class ApprovalTest {

    private static final String UID = "obconnect_abcdefghijklmnopqrstuvwxyz";
    private static final Consent CONSENT = new Consent("consent-1", Optional.of("urn:openbanking:psd2:sca"), NOON);

    private final ServerSeal seal = inForce().seal();

    @Test
    void comes_back_as_it_was_sealed_with_an_acr_or_without() {
        Approval approval = new Approval(UID, CONSENT);
        assertThat(Approval.open(seal, approval.seal(seal))).contains(approval);
        Approval silent = new Approval(UID, new Consent("consent-1", Optional.empty(), NOON));
        assertThat(Approval.open(seal, silent.seal(seal))).contains(silent);
    }

    @Test
    void approves_its_own_journey_while_that_waits_and_no_other() {
        Journey journey = waiting(cookie(UID));
        Approval approval = new Approval(UID, CONSENT);
        assertThat(approval.of(journey)).contains(journey.approved(CONSENT));
        assertThat(approval.of(waiting(cookie("obconnect_another")))).isEmpty();
        assertThat(approval.of(journey.approved(CONSENT).authenticated())).isEmpty();
    }

    @Test
    void what_was_sealed_for_another_purpose_or_changed_is_none() {
        String sealed = new Approval(UID, CONSENT).seal(seal);
        assertThat(Approval.open(seal, sealed.substring(1))).isEmpty();
        String cookie = seal.seal(Purpose.JOURNEY_COOKIE, new JSONObject().put("u", UID).put("c", "consent-1").put("t", 1).toString());
        assertThat(Approval.open(seal, cookie)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "no json", "{\"u\":1,\"c\":\"c\",\"t\":1}", "{\"u\":\"u\",\"c\":\"c\"}", "{\"u\":\"u\",\"c\":\"c\",\"t\":9e99}"})
    void what_says_nothing_is_none(String text) {
        assertThat(Approval.open(seal, seal.seal(Purpose.APPROVAL, text))).isEmpty();
    }

    @Test
    void prints_nothing_of_the_consent() {
        assertThat(new Approval(UID, CONSENT).toString()).doesNotContain("consent-1").doesNotContain(UID);
    }
}
