package io.obconnect.person;

import io.obconnect.DirectoryUnavailable;
import io.obconnect.request.IntentId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

class SweeperTest {

    private static final Instant START = Instant.parse("2026-11-24T12:00:00Z");

    private final PeopleInMemory people = new PeopleInMemory();
    private final HandClock clock = new HandClock();
    private Duration lifetime = Duration.ofMinutes(10);
    private final Sweeper sweeper = new Sweeper(people, clock, () -> lifetime);

    @BeforeEach
    void atNoon() {
        clock.now = START;
    }

    @Test
    void removesAPersonFromTheSecondOfItsExpiryOnAndNotBefore() {
        people.claim(person("a", START.plusSeconds(600)));
        clock.now = START.plusSeconds(599);
        assertThat(sweeper.sweep().removed()).isZero();
        clock.now = START.plusSeconds(600);
        assertThat(sweeper.sweep()).isEqualTo(new SweepReport(1, 0, 0, Optional.empty()));
        assertThat(people.rows).isEmpty();
    }

    @Test
    void believesTheMarkerAndNotTheDateThatTheStoreKeeps() {
        // the store's date is an hour early, as when another node has another time zone
        people.rows.put("alive", new PeopleInMemory.Row(START.minusSeconds(3600), Optional.of(person("alive", START.plusSeconds(300)))));
        assertThat(sweeper.sweep().removed()).isZero();
        assertThat(people.rows).containsKey("alive");
    }

    @Test
    void removesAPersonThatAWrongClockGaveTooLongALifeWhenItHasBeenSeenForALifetime() {
        people.claim(person("ahead", START.plusSeconds(1200)));
        sweeper.sweep();
        clock.now = START.plusSeconds(599);
        assertThat(sweeper.sweep().removed()).isZero();
        clock.now = START.plusSeconds(600);
        assertThat(sweeper.sweep()).isEqualTo(new SweepReport(1, 0, 0, Optional.empty()));
        assertThat(people.rows).isEmpty();
    }

    @Test
    void theLifetimeCountsFromTheMomentTheClockWasSetBack() {
        people.claim(person("alive", START.plusSeconds(600)));
        sweeper.sweep();
        clock.now = START.minusSeconds(600);
        sweeper.sweep();
        clock.now = START.minusSeconds(1);
        assertThat(sweeper.sweep().removed()).isZero();
        clock.now = START;
        assertThat(sweeper.sweep().removed()).isOne();
    }

    @Test
    void aPersonWhoseLifetimeIsTheUsualOneIsNeverTakenForOneOfAWrongClock() {
        people.claim(person("usual", START.plusSeconds(660)));
        sweeper.sweep();
        clock.now = START.plusSeconds(659);
        assertThat(sweeper.sweep().removed()).isZero();
    }

    @Test
    void personsKeepTheLifetimeThatTheyWereWrittenWithWhenItIsLowered() {
        lifetime = Duration.ofHours(1);
        people.claim(person("alive", START.plusSeconds(3600)));
        sweeper.sweep();
        lifetime = Duration.ofMinutes(1);
        for (int i = 1; i < 120; i++) {
            clock.now = START.plusSeconds(30L * i);
            assertThat(sweeper.sweep().removed()).isZero();
        }
        clock.now = START.plusSeconds(3600);
        assertThat(sweeper.sweep()).isEqualTo(new SweepReport(1, 0, 0, Optional.empty()));
    }

    @Test
    void aLoweredLifetimeDecidesWhatIsTooFarAheadOnceNoPersonOfTheFormerOneCanBeLeft() {
        lifetime = Duration.ofHours(1);
        sweeper.sweep();
        lifetime = Duration.ofMinutes(1);
        clock.now = START.plusSeconds(3721);
        people.claim(person("ahead", clock.now.plusSeconds(3000)));
        sweeper.sweep();
        clock.now = clock.now.plusSeconds(60);
        assertThat(sweeper.sweep().removed()).isOne();
    }

    @Test
    void countsWhatIsMoreThanAMinuteLate() {
        people.claim(person("late", START.minusSeconds(61)));
        people.claim(person("intime", START.minusSeconds(60)));
        assertThat(sweeper.sweep()).isEqualTo(new SweepReport(2, 1, 0, Optional.empty()));
    }

    @Test
    void worksThroughManyBatchesInOneSweep() {
        for (int i = 0; i < 2 * Sweeper.BATCH + 1; i++) {
            people.claim(person("p" + i, START.minusSeconds(1)));
        }
        assertThat(sweeper.sweep().removed()).isEqualTo(2 * Sweeper.BATCH + 1);
        assertThat(people.searches).hasValue(3);
    }

    @Test
    void aBacklogOfAHundredThousandIsWorkedOff() {
        for (int i = 0; i < 100_000; i++) {
            people.claim(person("p" + i, START.minusSeconds(1)));
        }
        assertThat(sweeper.sweep().removed()).isEqualTo(100_000);
        assertThat(people.rows).isEmpty();
    }

    @Test
    void entriesThatCannotBeReadOrAreNotDueBlockNothingHoweverMany() {
        // names that sort first, so that every search finds them first
        for (int i = 0; i < Sweeper.BATCH; i++) {
            people.rows.put("0malformed" + i, new PeopleInMemory.Row(START.minusSeconds(1), Optional.empty()));
            people.rows.put("1early" + i, new PeopleInMemory.Row(START.minusSeconds(1), Optional.of(person("1early" + i, START.plusSeconds(9)))));
        }
        for (int i = 0; i < Sweeper.BATCH; i++) {
            people.claim(person("9due" + i, START.minusSeconds(1)));
        }
        SweepReport report = sweeper.sweep();
        assertThat(report.removed()).isEqualTo(Sweeper.BATCH);
        assertThat(report.unreadable()).isEqualTo(Sweeper.BATCH);
        assertThat(people.rows).hasSize(2 * Sweeper.BATCH);
    }

    @Test
    void stopsWhenItsTimeIsUpAndGoesOnTheNextTime() {
        for (int i = 0; i < 30; i++) {
            people.claim(person("p" + i, START.minusSeconds(1)));
        }
        people.onRemove = () -> clock.now = clock.now.plusSeconds(1);
        assertThat(sweeper.sweep().removed()).isEqualTo((int) Sweeper.LONGEST_RUN.toSeconds());
        assertThat(sweeper.sweep().removed()).isEqualTo(30 - (int) Sweeper.LONGEST_RUN.toSeconds());
        assertThat(people.rows).isEmpty();
    }

    @Test
    void removesWhatASearchFindsThatTakesLongerThanARun() {
        people.claim(person("a", START.minusSeconds(1)));
        people.claim(person("b", START.minusSeconds(1)));
        people.onSearch = () -> clock.now = clock.now.plus(Sweeper.LONGEST_RUN);
        assertThat(sweeper.sweep().removed()).isEqualTo(2);
    }

    @Test
    void removesAsManyAtOnceAsTheStoreLikes() {
        people.atOnce = 100;
        for (int i = 0; i < 250; i++) {
            people.claim(person("p" + i, START.minusSeconds(i < 30 ? 61 : 1)));
        }
        assertThat(sweeper.sweep()).isEqualTo(new SweepReport(250, 30, 0, Optional.empty()));
        assertThat(people.removals).containsExactly(30, 100, 100, 20);
    }

    @Test
    void whatCannotBeRemovedTogetherIsRemovedOneByOne() {
        people.atOnce = 10;
        people.locked = "p7";
        for (int i = 0; i < 10; i++) {
            people.claim(person("p" + i, START.minusSeconds(1)));
        }
        assertThat(sweeper.sweep()).isEqualTo(new SweepReport(10, 0, 0, Optional.empty()));
        assertThat(people.rows).isEmpty();
    }

    @Test
    void stopsWhenItsTimeIsUpAlsoWhereItRemovesOneByOne() {
        people.atOnce = 30;
        people.locked = "p7";
        for (int i = 0; i < 30; i++) {
            people.claim(person("p" + i, START.minusSeconds(1)));
        }
        people.onRemove = () -> clock.now = clock.now.plusSeconds(1);
        assertThat(sweeper.sweep().removed()).isEqualTo((int) Sweeper.LONGEST_RUN.toSeconds() - 1);
        assertThat(sweeper.sweep().removed()).isEqualTo(30 - (int) Sweeper.LONGEST_RUN.toSeconds() + 1);
    }

    @Test
    void anOutageDuringARemovalOfManyIsReported() {
        people.atOnce = 10;
        for (int i = 0; i < 20; i++) {
            people.claim(person("p" + i, START.minusSeconds(1)));
        }
        people.onRemove = () -> people.down = true;
        SweepReport broken = sweeper.sweep();
        assertThat(broken.removed()).isEqualTo(10);
        assertThat(broken.failure()).isPresent();
    }

    @Test
    void doesNotCountWhatAnotherNodeRemovedMeanwhile() {
        people.claim(person("a", START.minusSeconds(1)));
        people.onRemove = people.rows::clear;
        assertThat(sweeper.sweep()).isEqualTo(new SweepReport(0, 0, 0, Optional.empty()));
    }

    @Test
    void reportsAnOutageWithWhatWasRemovedBeforeAndSweepsTheRestWhenTheStoreIsBack() {
        people.claim(person("a", START.minusSeconds(1)));
        people.claim(person("b", START.minusSeconds(1)));
        people.onRemove = () -> people.down = true;
        SweepReport broken = sweeper.sweep();
        assertThat(broken.removed()).isEqualTo(1);
        assertThat(broken.failure()).isPresent();
        people.onRemove = () -> { };
        people.down = false;
        assertThat(sweeper.sweep()).isEqualTo(new SweepReport(1, 0, 0, Optional.empty()));
    }

    @Test
    void anOutageIsNoticedOnceAndItsEndOnce() {
        SweepWatch watch = new SweepWatch();
        SweepReport good = new SweepReport(0, 0, 0, Optional.empty());
        SweepReport bad = new SweepReport(0, 0, 0, Optional.of(new DirectoryUnavailable("down", null)));
        assertThat(Stream.of(good, bad, bad, bad, good, good, bad).map(watch::note)).containsExactly(
                SweepWatch.Change.NONE, SweepWatch.Change.BROKEN, SweepWatch.Change.NONE, SweepWatch.Change.NONE,
                SweepWatch.Change.RECOVERED, SweepWatch.Change.NONE, SweepWatch.Change.BROKEN);
    }

    private static TemporaryPerson person(String inum, Instant expiry) {
        return new TemporaryPerson(inum, "obconnect_" + inum, "tpp", new IntentId("intent-1"), Optional.of("consent-1"), expiry);
    }

    private static final class HandClock extends Clock {

        private Instant now;

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
