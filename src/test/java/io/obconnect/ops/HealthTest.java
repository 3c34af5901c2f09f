package io.obconnect.ops;

import static org.assertj.core.api.Assertions.assertThat;

import io.obconnect.ErrorCode;
import io.obconnect.SetClock;
import io.obconnect.config.HeldConfiguration;
import io.obconnect.journey.JourneyFailed;
import io.obconnect.person.PersonCreated;
import io.obconnect.person.PersonsSwept;
import io.obconnect.person.SweepFailed;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;

class HealthTest {

    private final SetClock clock = new SetClock(Events.BEGUN);
    private final HeldConfiguration configuration = Events.configured();
    private final DirectoryWatch directory = new DirectoryWatch();
    private boolean directoryAnswers = true;

    @Test
    void isUpWhenConfiguredAndNothingFailed() {
        assertThat(health().look().status()).isEqualTo(Health.Status.UP);
        assertThat(health().look().checks()).extracting(Health.Check::part).containsExactly(Health.Part.values());
    }

    @Test
    void isDownWithoutAScript() {
        configuration.withdraw();

        assertThat(check(Health.Part.CONFIGURATION)).isEqualTo(new Health.Check(Health.Part.CONFIGURATION, Health.Status.DOWN,
                "the person_authentication script isn't loaded"));
    }

    @Test
    void isDownWithWrongPropertiesAndNamesThem() {
        Map<String, String> properties = Events.properties();
        properties.put("expiry", "0");
        properties.remove("client_name");
        configuration.apply(Events.read(properties));

        assertThat(check(Health.Part.CONFIGURATION).status()).isEqualTo(Health.Status.DOWN);
        assertThat(check(Health.Part.CONFIGURATION).detail()).contains("OBC-201 client_name", "OBC-202 expiry");
    }

    @Test
    void isDownWhileTheDirectoryDoesNotAnswer() {
        Health health = health();
        directoryAnswers = false;
        assertThat(health.look().status()).isEqualTo(Health.Status.DOWN);

        directoryAnswers = true;
        assertThat(health.look().status()).isEqualTo(Health.Status.UP);
    }

    @Test
    void aFailedWriteIsDownUntilTheDirectoryServesAgainAndDegradedUntilAPersonIsWritten() {
        Health withoutProbe = new Health(configuration, directory, Optional.empty(), clock, new ClockWatch(clock, System::nanoTime));
        directory.failed(failure(ErrorCode.PERSON_NOT_WRITTEN, at(10)));
        assertThat(status(withoutProbe, Health.Part.DIRECTORY)).isEqualTo(Health.Status.DOWN);

        directory.swept(new PersonsSwept(0, 0, 0, at(15)));
        directory.sweepFailed(new SweepFailed(at(15)));
        assertThat(status(withoutProbe, Health.Part.DIRECTORY)).isEqualTo(Health.Status.DOWN);

        directory.swept(new PersonsSwept(0, 0, 0, at(20)));
        assertThat(status(withoutProbe, Health.Part.DIRECTORY)).isEqualTo(Health.Status.DEGRADED);

        directory.written(new PersonCreated(true, at(30)));
        assertThat(status(withoutProbe, Health.Part.DIRECTORY)).isEqualTo(Health.Status.UP);
    }

    @Test
    void otherFailuresSayNothingOfTheDirectory() {
        directory.failed(failure(ErrorCode.ANSWER_UNDECRYPTABLE, at(10)));

        assertThat(check(Health.Part.DIRECTORY).status()).isEqualTo(Health.Status.UP);
    }

    @Test
    void aFailedSweepDegradesUntilTheNextSucceeds() {
        directory.sweepFailed(new SweepFailed(at(10)));
        assertThat(check(Health.Part.SWEEPER).status()).isEqualTo(Health.Status.DEGRADED);

        directory.swept(new PersonsSwept(1, 0, 0, at(40)));
        assertThat(check(Health.Part.SWEEPER).status()).isEqualTo(Health.Status.UP);
    }

    @Test
    void aSweeperThatDoesNotRunDegradesAlsoWhenItNeverRan() {
        Health health = health();
        clock.advance(Health.SWEEP_OVERDUE.plusSeconds(1));
        assertThat(status(health, Health.Part.SWEEPER)).isEqualTo(Health.Status.DEGRADED);

        directory.swept(new PersonsSwept(0, 0, 0, clock.instant()));
        assertThat(status(health, Health.Part.SWEEPER)).isEqualTo(Health.Status.UP);

        clock.advance(Health.SWEEP_OVERDUE.plusSeconds(1));
        assertThat(status(health, Health.Part.SWEEPER)).isEqualTo(Health.Status.DEGRADED);
    }

    @Test
    void aClockThatWasSetDegradesForTenMinutes() {
        long[] nanos = {0};
        ClockWatch watch = new ClockWatch(clock, () -> nanos[0]);
        assertThat(watch.wasSet()).isFalse();

        clock.advance(Duration.ofMinutes(2)); // the wall clock alone
        assertThat(watch.wasSet()).isTrue();

        clock.advance(Duration.ofMinutes(9));
        nanos[0] += Duration.ofMinutes(9).toNanos();
        assertThat(watch.wasSet()).isTrue();

        clock.advance(Duration.ofMinutes(2));
        nanos[0] += Duration.ofMinutes(2).toNanos();
        assertThat(watch.wasSet()).isFalse();
    }

    private Health health() {
        return new Health(configuration, directory, Optional.of(() -> directoryAnswers), clock, new ClockWatch(Clock.fixed(Events.BEGUN, ZoneOffset.UTC), () -> 0));
    }

    private Health.Check check(Health.Part part) {
        return health().look().checks().stream().filter(check -> check.part() == part).findFirst().orElseThrow();
    }

    private static Health.Status status(Health health, Health.Part part) {
        return health.look().checks().stream().filter(check -> check.part() == part).findFirst().orElseThrow().status();
    }

    private static Instant at(long seconds) {
        return Events.BEGUN.plusSeconds(seconds);
    }

    private static JourneyFailed failure(ErrorCode code, Instant at) {
        JourneyFailed failed = Events.failed(Events.TPP, code);
        return new JourneyFailed(failed.clientId(), failed.uid(), failed.refusal(), failed.reference(), at);
    }
}
