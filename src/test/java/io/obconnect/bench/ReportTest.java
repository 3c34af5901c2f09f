package io.obconnect.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

class ReportTest {

    private static Figure figure(double ours, double octets, double jose4j, Goal... goals) {
        return new Figure("open", new Cost(ours, octets), Optional.of(new Cost(jose4j, 0)), Optional.of(new Cost(20, 0)), List.of(goals));
    }

    private static int exitCode(Figure... figures) {
        return new Report(List.of(figures)).exitCode();
    }

    @Test
    void aRunThatMeetsAllGoalsSucceeds() {
        assertThat(exitCode(figure(10, 7_999, 10, new Goal.Micros(10), new Goal.Kilobytes(8), new Goal.TimesJose4j(1.15)),
                figure(1_000, 1_000_000, 1))).isZero();
    }

    @Test
    void oneMissedGoalFailsTheRun() {
        assertThat(exitCode(figure(9, 0, 10, new Goal.Micros(10)), figure(10.1, 0, 10, new Goal.Micros(10)))).isNotZero();
        assertThat(exitCode(figure(1, 8_000, 10, new Goal.Micros(10), new Goal.Kilobytes(8)))).isNotZero();
        assertThat(exitCode(figure(11.6, 0, 10, new Goal.TimesJose4j(1.15)))).isNotZero();
    }

    @Test
    void aFigureThatIsNoNumberMeetsNoGoal() {
        assertThat(exitCode(figure(Double.NaN, 0, 10, new Goal.Micros(10)))).isNotZero();
        assertThat(exitCode(figure(1, Double.NaN, 10, new Goal.Kilobytes(8)))).isNotZero();
    }

    @Test
    void aRatioToNothingMeetsNoGoal() {
        Figure alone = new Figure("open", new Cost(1, 1), Optional.empty(), Optional.empty(), List.of(new Goal.TimesJose4j(1.15)));

        assertThat(exitCode(alone)).isNotZero();
    }

    @Test
    void aRunWithoutFiguresFails() {
        assertThat(exitCode()).isNotZero();
    }

    @Test
    void theTableShowsTimesRatiosGarbageAndGoals() {
        Report report = new Report(List.of(
                figure(12.34, 7_949, 10, new Goal.Micros(25), new Goal.Kilobytes(8)),
                figure(12, 0, 10, new Goal.TimesJose4j(1.15)),
                new Figure("filter", new Cost(0.1234, 40), Optional.empty(), Optional.empty(), List.of())));

        assertThat(report.table().lines().skip(2)).containsExactly(
                "| open | 12.3 µs | 10.0 µs | 20.0 µs | 1.23 | 0.62 | 7.9 kB | ≤ 25 µs, < 8 kB | yes |",
                "| open | 12.0 µs | 10.0 µs | 20.0 µs | 1.20 | 0.60 | 0.0 kB | ≤ 1.15 × jose4j | **missed** |",
                "| filter | 0.123 µs | – | – | – | – | 0.0 kB | – | – |");
    }

    @Test
    void thePageSaysHowWhenAndOnWhatItWasMeasured() {
        Report report = new Report(List.of(figure(1, 1, 1)));

        assertThat(report.page(new Machine(2, "Example CPU", "Example VM 17"), LocalDate.of(2026, 11, 24), "How it is done.\n"))
                .contains("mvn -Pbench", "How it is done.", "2026-11-24", "2 × Example CPU", "Example VM 17").endsWith(report.table());
    }

    @Test
    void theSurroundingsCostIsTakenOff() {
        assertThat(new Cost(0.5, 300).minus(new Cost(0.2, 100))).isEqualTo(new Cost(0.3, 200));
        assertThat(new Cost(0.1, 10).minus(new Cost(0.2, 20))).as("never below nothing").isEqualTo(new Cost(0, 0));
    }
}
