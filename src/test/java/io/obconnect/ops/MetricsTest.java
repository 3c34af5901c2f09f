package io.obconnect.ops;

import static org.assertj.core.api.Assertions.assertThat;

import io.obconnect.ErrorCode;
import io.obconnect.config.HeldConfiguration;
import io.obconnect.journey.ConsentApproved;
import io.obconnect.journey.ConsentDenied;
import io.obconnect.journey.JourneyBegun;
import io.obconnect.journey.JourneyCompleted;
import io.obconnect.metrics.Metrics;
import io.obconnect.person.PersonCreated;
import io.obconnect.person.PersonsSwept;
import io.obconnect.person.SweepFailed;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Optional;

import org.junit.jupiter.api.Test;

class MetricsTest {

    private final HeldConfiguration configuration = Events.configured();
    private final Metrics metrics = new Metrics(configuration);
    private final JourneyMetrics journeys = new JourneyMetrics(metrics, configuration);
    private final PersonMetrics persons = new PersonMetrics(metrics);

    @Test
    void theFunnelCountsEveryStageOfAnApprovedJourney() {
        journeys.begun(new JourneyBegun(Events.waiting(Events.TPP), Events.BEGUN));
        journeys.approved(new ConsentApproved(Events.approved("urn:openbanking:psd2:sca"), Events.ACCOUNT, Events.ANSWERED));
        journeys.completed(new JourneyCompleted(Events.approved("urn:openbanking:psd2:sca"), Events.ANSWERED));

        assertThat(scrape()).contains(
                "obconnect_journeys_total{stage=\"begun\",tpp=\"tpp-1\"} 1.0",
                "obconnect_journeys_total{stage=\"returned\",tpp=\"tpp-1\"} 1.0",
                "obconnect_journeys_total{stage=\"approved\",tpp=\"tpp-1\"} 1.0",
                "obconnect_journeys_total{stage=\"completed\",tpp=\"tpp-1\"} 1.0",
                "obconnect_bank_time_seconds_sum{outcome=\"approved\",tpp=\"tpp-1\"} 42.0",
                "obconnect_bank_time_seconds_bucket{outcome=\"approved\",tpp=\"tpp-1\",le=\"60.0\"} 1");
    }

    @Test
    void anApprovedJourneyWhoseLoginFailsIsApprovedAndFailedAndNeverCompleted() {
        journeys.begun(new JourneyBegun(Events.waiting(Events.TPP), Events.BEGUN));
        journeys.approved(new ConsentApproved(Events.approved("urn:openbanking:psd2:sca"), Events.ACCOUNT, Events.ANSWERED));
        journeys.failed(Events.failed(Events.TPP, ErrorCode.PERSON_LOGIN_FAILED));
        journeys.announce();

        assertThat(scrape()).contains("obconnect_journeys_total{stage=\"approved\",tpp=\"tpp-1\"} 1.0",
                "obconnect_journeys_total{stage=\"completed\",tpp=\"tpp-1\"} 0.0",
                "obconnect_failures_total{code=\"OBC-503\",outcome=\"temporarily_unavailable\",tpp=\"tpp-1\"} 1.0");
    }

    @Test
    void aDenialIsAReturnButNoFailure() {
        journeys.denied(new ConsentDenied(Events.waiting(Events.TPP), true, Events.ANSWERED));
        journeys.failed(Events.failed(Events.TPP, ErrorCode.CONSENT_CANCELLED));

        assertThat(scrape()).contains("obconnect_journeys_total{stage=\"returned\",tpp=\"tpp-1\"} 1.0",
                "obconnect_journeys_total{stage=\"denied\",tpp=\"tpp-1\"} 1.0").doesNotContain("obconnect_failures_total");
    }

    @Test
    void failuresNameCodeAndOutcome() {
        journeys.failed(Events.failed(Events.TPP, ErrorCode.ANSWER_UNDECRYPTABLE));
        journeys.failed(Events.failed(null, ErrorCode.TICKET_INVALID));

        assertThat(scrape()).contains("obconnect_failures_total{code=\"OBC-306\",outcome=\"server_error\",tpp=\"tpp-1\"} 1.0",
                "obconnect_failures_total{code=\"OBC-401\",outcome=\"none\",tpp=\"other\"} 1.0");
    }

    @Test
    void expiredJourneysAndAcrDowngradesAreCountedOnTheirOwn() {
        journeys.failed(Events.failed(Events.TPP, ErrorCode.ANSWER_EXPIRED));
        journeys.failed(Events.failed(Events.TPP, ErrorCode.JOURNEY_EXPIRED));
        journeys.failed(Events.failed(Events.TPP, ErrorCode.ANSWER_ACR_UNMET));

        assertThat(scrape()).contains("obconnect_journeys_total{stage=\"expired\",tpp=\"tpp-1\"} 2.0",
                "obconnect_acr_downgrades_total{tpp=\"tpp-1\"} 1.0");
    }

    @Test
    void clientsThatAreNotConfiguredShareOneLabelHoweverManyTheyAre() {
        for (int i = 0; i < 1_000; i++) {
            journeys.failed(Events.failed("made-up-" + i, ErrorCode.INTENT_MISSING));
            journeys.begun(new JourneyBegun(Events.waiting("made-up-" + i), Events.BEGUN));
        }

        assertThat(scrape()).doesNotContain("made-up").contains("obconnect_journeys_total{stage=\"begun\",tpp=\"other\"} 1000.0",
                "obconnect_failures_total{code=\"OBC-101\",outcome=\"invalid_request_object\",tpp=\"other\"} 1000.0");
    }

    @Test
    void personsAreCountedAsWrittenAndAsSweptSoThatNodesAddUp() {
        persons.created(new PersonCreated(true, Events.BEGUN));
        persons.created(new PersonCreated(true, Events.BEGUN));
        persons.created(new PersonCreated(false, Events.BEGUN));
        persons.swept(new PersonsSwept(2, 1, 3, Events.ANSWERED));
        persons.failed(new SweepFailed(Events.ANSWERED));

        assertThat(scrape()).contains("obconnect_persons_written_total{answer=\"approval\"} 2.0",
                "obconnect_persons_written_total{answer=\"denial\"} 1.0", "obconnect_persons_swept_total 2.0",
                "obconnect_persons_late_total 1.0", "obconnect_persons_unreadable_total 3.0", "obconnect_sweep_failures_total 1.0",
                "obconnect_sweep_last_timestamp_seconds 1.795521642E9");
    }

    @Test
    void theUseOfAnOlderSecretIsCountedApart() {
        metrics.answerOpenedWith(true);
        metrics.answerOpenedWith(false);
        metrics.answerOpenedWith(false);

        assertThat(scrape()).contains("obconnect_answers_opened_total{key=\"current\"} 1.0", "obconnect_answers_opened_total{key=\"opening\"} 2.0");
    }

    @Test
    void messagesUnderTheCurrentKeyCountFromTheChangeOfTheKey() {
        configuration.replace(Events.configuration("the-first-secret-of-all"));
        metrics.sealed(Duration.ofMillis(1));
        metrics.sealed(Duration.ofMillis(1));
        assertThat(scrape()).contains("obconnect_messages_sealed_current_key 2.0");

        configuration.replace(Events.configuration("the-second-secret-of-all"));
        metrics.sealed(Duration.ofMillis(1));

        assertThat(scrape()).contains("obconnect_messages_sealed_current_key 1.0", "obconnect_message_seal_seconds_count 3");
    }

    @Test
    void requestsThatTheSharedSecretOpenedAreCounted() {
        assertThat(scrape()).contains("obconnect_requests_opened_shared_secret_total 0.0");

        metrics.requestOpenedBySharedSecret();

        assertThat(scrape()).contains("obconnect_requests_opened_shared_secret_total 1.0");
    }

    @Test
    void aScrapeShowsHealthEveryConfiguredTppsStagesAndTheFailuresThatAlertAtOnceFromTheStart() {
        Clock clock = Clock.fixed(Events.BEGUN, ZoneOffset.UTC);
        Health health = new Health(configuration, new DirectoryWatch(), Optional.of(() -> false), clock, new ClockWatch(clock, () -> 0));

        assertThat(new Scrape(metrics, journeys, health).text()).contains("obconnect_health{part=\"directory\"} 2.0",
                "obconnect_health{part=\"sweeper\"} 0.0", "obconnect_journeys_total{stage=\"returned\",tpp=\"tpp-2\"} 0.0",
                "obconnect_failures_total{code=\"OBC-502\",outcome=\"temporarily_unavailable\",tpp=\"tpp-2\"} 0.0",
                "obconnect_failures_total{code=\"OBC-602\",outcome=\"none\",tpp=\"tpp-1\"} 0.0");
    }

    @Test
    void noSeriesHoldsAnIntentAUidOrAConsent() {
        journeys.begun(new JourneyBegun(Events.waiting(Events.TPP), Events.BEGUN));
        journeys.approved(new ConsentApproved(Events.approved("urn:openbanking:psd2:sca"), Events.ACCOUNT, Events.ANSWERED));
        journeys.failed(Events.failed(Events.TPP, ErrorCode.INTERNAL));

        assertThat(scrape()).doesNotContain(Events.INTENT, Events.UID, Events.CONSENT_ID, Events.ACCOUNT);
    }

    private String scrape() {
        return metrics.registry().scrape();
    }
}
