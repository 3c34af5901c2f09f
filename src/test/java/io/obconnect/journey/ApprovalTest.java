package io.obconnect.journey;

import io.obconnect.journey.Journey.Consent;
import org.junit.jupiter.api.Test;

import java.util.Map;
import java.util.Optional;

import static io.obconnect.journey.Journeying.NOON;
import static io.obconnect.journey.Journeying.cookie;
import static io.obconnect.journey.Journeying.waiting;
import static org.assertj.core.api.Assertions.assertThat;

class ApprovalTest {

    private static final String UID = "obconnect_abcdefghijklmnopqrstuvwxyz";
    private static final Consent CONSENT = new Consent("consent-1", Optional.of("urn:openbanking:psd2:sca"), NOON);

    @Test
    void comes_back_as_it_was_sealed_with_an_acr_or_without() {
        Approval approval = new Approval(UID, CONSENT);
        assertThat(Approval.of(approval.content())).contains(approval);
        Approval silent = new Approval(UID, new Consent("consent-1", Optional.empty(), NOON));
        assertThat(Approval.of(silent.content())).contains(silent);
        assertThat(Approval.of(Map.of(Approval.UID, UID))).as("the journey alone").isEmpty();
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
    void prints_nothing_of_the_consent() {
        assertThat(new Approval(UID, CONSENT).toString()).doesNotContain("consent-1").doesNotContain(UID);
    }
}
