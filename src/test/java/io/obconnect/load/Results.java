package io.obconnect.load;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What came of many visits. */
final class Results {

    private final Map<Step, Latencies> steps = new EnumMap<>(Step.class);
    private final Tally answers = new Tally();
    private final Tally errors = new Tally();
    private double seconds;

    Results() {
        for (Step step : Step.values()) {
            steps.put(step, new Latencies());
        }
    }

    Latencies of(Step step) {
        return steps.get(step);
    }

    /** What visits ended with as they should: {@code code}, or the code of the failure that was asked for. */
    Tally answers() {
        return answers;
    }

    /** What visits ended with as they should not. */
    Tally errors() {
        return errors;
    }

    long visits() {
        return answers.total() + errors.total();
    }

    /** Another block of the same. */
    void add(Results other) {
        steps.forEach((step, latencies) -> latencies.add(other.of(step)));
        answers.add(other.answers);
        errors.add(other.errors);
        seconds += other.seconds;
    }

    void lasted(double seconds) {
        this.seconds = seconds;
    }

    double rate() {
        return seconds == 0 ? 0 : visits() / seconds;
    }

    List<Figure> figures(String what) {
        List<Figure> figures = new ArrayList<>();
        figures.add(Figure.informing(what, visits() + " in " + Figure.number(seconds, "s") + ", " + Figure.number(rate(), "/s")));
        for (Step step : Step.values()) {
            if (of(step).count() > 0) {
                figures.add(Figure.informing(what + ", " + step.label() + ": p50 / p99 / p99.9", of(step).summary()));
            }
        }
        figures.add(Figure.informing(what + ", answers", answers.toString()));
        figures.add(new Figure(what + ", errors", errors.toString(), java.util.Optional.of("none"), errors.total() == 0));
        return figures;
    }
}
