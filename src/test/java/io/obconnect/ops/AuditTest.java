package io.obconnect.ops;

import static org.assertj.core.api.Assertions.assertThat;

import io.obconnect.ErrorCode;
import io.obconnect.journey.ConsentApproved;
import io.obconnect.journey.ConsentDenied;
import io.obconnect.journey.JourneyBegun;
import io.obconnect.journey.JourneyCompleted;
import io.obconnect.person.PersonsSwept;
import io.obconnect.person.SweepFailed;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jose4j.json.JsonUtil;
import org.jose4j.lang.JoseException;
import io.obconnect.revocation.ConsentId;
import io.obconnect.revocation.ConsentRevoked;
import org.junit.jupiter.api.Test;

class AuditTest {

    private final List<String> lines = new ArrayList<>();
    private final Audit audit = new Audit(lines::add, Events.HASH);

    @Test
    void everyEventIsOneJsonLineThatSaysWhoWhatAndOutcome() throws JoseException {
        fireEverything();

        assertThat(lines).hasSize(8).allSatisfy(line -> {
            assertThat(line).doesNotContain("\n");
            assertThat(JsonUtil.parseJson(line)).containsKeys("v", "time", "event", "actor", "outcome");
        });
    }

    @Test
    void anApprovalTellsAccountConsentAcrAndTheTimeAtTheBank() throws JoseException {
        audit.approved(new ConsentApproved(Events.approved("urn:openbanking:psd2:sca"), Events.ACCOUNT, Events.ANSWERED));

        Map<String, Object> line = JsonUtil.parseJson(lines.get(0));
        assertThat(line).containsEntry("event", "consent.approved").containsEntry("actor", "person").containsEntry("outcome", "success")
                .containsEntry("tpp", Events.TPP).containsEntry("time", "2026-11-24T12:00:42Z")
                .containsEntry("journey", Events.HASH.of(Events.UID).orElseThrow())
                .containsEntry("intent", Events.HASH.of(Events.INTENT).orElseThrow())
                .containsEntry("account", Events.HASH.of(Events.ACCOUNT).orElseThrow())
                .containsEntry("consent", Events.HASH.of(Events.CONSENT_ID).orElseThrow())
                .containsEntry("acr", "urn:openbanking:psd2:sca").containsEntry("bank_seconds", 42L);
    }

    @Test
    void anAcrThatNobodyAskedForIsNotRepeated() {
        audit.approved(new ConsentApproved(Events.approved("\"},{\"forged\":\"line"), Events.ACCOUNT, Events.ANSWERED));

        assertThat(lines.get(0)).contains("\"acr\":\"other\"").doesNotContain("forged");
    }

    @Test
    void aFailureTellsItsCodeAndReference() throws JoseException {
        audit.failed(Events.failed(Events.TPP, ErrorCode.OTHER_BROWSER));

        assertThat(JsonUtil.parseJson(lines.get(0))).containsEntry("code", "OBC-402").containsEntry("reference", "REF12345")
                .containsEntry("outcome", "failure").containsEntry("tpp", Events.TPP);
    }

    @Test
    void aDenialAndACancellationHaveTheirCodes() {
        audit.denied(new ConsentDenied(Events.waiting(Events.TPP), false, Events.ANSWERED));
        audit.denied(new ConsentDenied(Events.waiting(Events.TPP), true, Events.ANSWERED));
        audit.failed(Events.failed(Events.TPP, ErrorCode.CONSENT_CANCELLED));

        assertThat(lines).hasSize(2);
        assertThat(lines.get(0)).contains("\"code\":\"OBC-406\"");
        assertThat(lines.get(1)).contains("\"code\":\"OBC-407\"");
    }

    @Test
    void anEndedConsentIsTheBanksWordWithItsReasonAndNoIdInClear() throws JoseException {
        List<ConsentId> both = List.of(ConsentId.consent(Events.CONSENT_ID), ConsentId.intent(Events.INTENT));
        audit.revoked(new ConsentRevoked(both, Optional.of("withdrawn"), true, Events.ANSWERED));
        audit.revoked(new ConsentRevoked(both, Optional.empty(), false, Events.ANSWERED));

        assertThat(JsonUtil.parseJson(lines.get(0))).containsEntry("event", "consent.revoked").containsEntry("actor", "bank")
                .containsEntry("outcome", "success").containsEntry("reason", "withdrawn")
                .containsEntry("intent", Events.HASH.of(Events.INTENT).orElseThrow())
                .containsEntry("consent", Events.HASH.of(Events.CONSENT_ID).orElseThrow());
        assertThat(lines.get(1)).contains("\"outcome\":\"repeated\"").doesNotContain("reason");
        assertThat(String.join("\n", lines)).doesNotContain(Events.CONSENT_ID, Events.INTENT);
    }

    @Test
    void nothingOfTheJourneyStandsInClear() {
        fireEverything();

        assertThat(String.join("\n", lines)).doesNotContain(Events.INTENT, Events.UID, Events.CONSENT_ID, Events.ACCOUNT);
    }

    @Test
    void withoutAKeyTheNamesAreLeftOutRatherThanWrittenInClear() {
        new Audit(lines::add, value -> Optional.empty()).begun(new JourneyBegun(Events.waiting(Events.TPP), Events.BEGUN));

        assertThat(lines.get(0)).contains("journey.begun").doesNotContain("\"intent\"", Events.INTENT, Events.UID);
    }

    @Test
    void aSweepThatRemovedNothingIsNotAudited() {
        audit.swept(new PersonsSwept(0, 0, 0, Events.BEGUN));

        assertThat(lines).isEmpty();
    }

    @Test
    void aBrokenTrailStopsNoJourney() {
        Audit broken = new Audit(line -> {
            throw new IllegalStateException("disk full");
        }, Events.HASH);

        broken.begun(new JourneyBegun(Events.waiting(Events.TPP), Events.BEGUN));

        assertThat(lines).isEmpty();
    }

    private void fireEverything() {
        audit.begun(new JourneyBegun(Events.waiting(Events.TPP), Events.BEGUN));
        audit.approved(new ConsentApproved(Events.approved("urn:openbanking:psd2:sca"), Events.ACCOUNT, Events.ANSWERED));
        audit.denied(new ConsentDenied(Events.waiting(Events.TPP), false, Events.ANSWERED));
        audit.completed(new JourneyCompleted(Events.approved("urn:openbanking:psd2:sca"), Events.ANSWERED));
        audit.failed(Events.failed(Events.TPP, ErrorCode.INTERNAL));
        audit.failed(Events.failed(null, ErrorCode.TICKET_INVALID));
        audit.swept(new PersonsSwept(3, 1, 0, Events.ANSWERED));
        audit.sweepFailed(new SweepFailed(Events.ANSWERED));
    }
}
