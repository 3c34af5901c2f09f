package io.obconnect.bench;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** A run's figures beside their goals: the table, the page, the exit code. */
record Report(List<Figure> figures) {

    static final String COMMAND = "mvn -Pbench";
    static final int ALL_MET = 0;
    static final int MISSED = 1;

    private static final String NOTHING = "–";

    Report {
        figures = List.copyOf(figures);
    }

    /** For the shell: whether every goal is met. A run that measured nothing has met nothing. */
    int exitCode() {
        return !figures.isEmpty() && figures.stream().allMatch(Figure::met) ? ALL_MET : MISSED;
    }

    /** Markdown. */
    String table() {
        return """
                | | ours | bare jose4j | Nimbus | ours ÷ jose4j | ours ÷ Nimbus | garbage | goal | met |
                |---|---:|---:|---:|---:|---:|---:|---|---|
                """ + figures.stream().map(Report::line).collect(Collectors.joining());
    }

    private static String line(Figure figure) {
        Optional<Cost> ours = Optional.of(figure.ours());
        return "| " + String.join(" | ", figure.name(), time(ours), time(figure.jose4j()), time(figure.nimbus()),
                ratio(figure, figure.jose4j()), ratio(figure, figure.nimbus()),
                String.format(Locale.ROOT, "%.1f kB", figure.ours().octets() / 1_000),
                figure.goals().isEmpty() ? NOTHING : figure.goals().stream().map(Goal::text).collect(Collectors.joining(", ")),
                figure.goals().isEmpty() ? NOTHING : figure.met() ? "yes" : "**missed**") + " |\n";
    }

    private static String time(Optional<Cost> cost) {
        return cost.map(known -> String.format(Locale.ROOT, known.micros() < 1 ? "%.3f µs" : "%.1f µs", known.micros())).orElse(NOTHING);
    }

    private static String ratio(Figure figure, Optional<Cost> bare) {
        return bare.map(known -> String.format(Locale.ROOT, "%.2f", figure.ours().micros() / known.micros())).orElse(NOTHING);
    }

    /** {@code docs/performance.md}. */
    String page(Machine machine, LocalDate date, String method) {
        return "<!-- Written by: " + COMMAND + " -->\n\n# Performance\n\n```\n" + COMMAND + "\n```\n\n" + method + "\nMeasured on " + date
                + ", " + machine.processors() + " × " + machine.model() + ", " + machine.java() + ".\n\n" + table();
    }
}
