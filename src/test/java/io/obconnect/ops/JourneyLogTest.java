package io.obconnect.ops;

import static org.assertj.core.api.Assertions.assertThat;

import io.obconnect.ErrorCode;
import io.obconnect.Refusal;
import io.obconnect.journey.JourneyCompleted;
import io.obconnect.journey.JourneyFailed;

import java.util.Optional;

import org.junit.jupiter.api.Test;

class JourneyLogTest {

    private final RecordedLog recorded = new RecordedLog();
    private final JourneyLog log = new JourneyLog(recorded.logger(), Events.HASH);

    @Test
    void aJourneyThatEndsWellIsOneInfoLine() {
        log.completed(new JourneyCompleted(Events.approved("urn:openbanking:psd2:sca"), Events.ANSWERED));
        log.failed(Events.failed(Events.TPP, ErrorCode.CONSENT_DENIED));
        log.failed(Events.failed(Events.TPP, ErrorCode.CONSENT_CANCELLED));

        String journey = Events.HASH.of(Events.UID).orElseThrow();
        assertThat(recorded.lines).containsExactly(
                "INFO Journey completed: tpp=tpp-1 journey=" + journey + " seconds=42",
                "INFO OBC-406 The person didn't approve: reference=REF12345 tpp=tpp-1 journey=" + journey,
                "INFO OBC-407 The person cancelled: reference=REF12345 tpp=tpp-1 journey=" + journey);
    }

    @Test
    void aFailureIsOneWarningWithCodeAndReference() {
        log.failed(Events.failed(Events.TPP, ErrorCode.ANSWER_UNDECRYPTABLE));

        assertThat(recorded.lines).singleElement().asString()
                .startsWith("WARN OBC-306 The answer isn't authentic: reference=REF12345 tpp=tpp-1 journey=h");
    }

    @Test
    void noTextBeginsALineOfItsOwn() {
        log.failed(new JourneyFailed(Optional.of("tpp\r\nWARN forged"), Optional.empty(),
                Refusal.of(ErrorCode.INTERNAL, "detail\nWARN forged\u2028WARN forged"), "REF12345", Events.ANSWERED));

        assertThat(recorded.lines).singleElement().asString().doesNotContain("\n", "\r", "\u2028");
    }

    @Test
    void nothingOfTheJourneyStandsInClear() {
        log.completed(new JourneyCompleted(Events.approved("urn:openbanking:psd2:sca"), Events.ANSWERED));
        log.failed(Events.failed(Events.TPP, ErrorCode.INTERNAL));

        assertThat(String.join("\n", recorded.lines)).doesNotContain(Events.INTENT, Events.UID, Events.CONSENT_ID);
    }
}
