package io.obconnect.load;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The figures of one run, in their order, as a table that is as readable on a terminal as in a page. */
final class Report {

    private static final List<String> HEAD = List.of("figure", "measured", "goal", "");

    private final List<Figure> figures = new ArrayList<>();

    void add(Figure figure) {
        figures.add(figure);
    }

    void add(List<Figure> more) {
        figures.addAll(more);
    }

    List<Figure> figures() {
        return List.copyOf(figures);
    }

    /** Whether every goal is reached, and there was at least one figure. */
    boolean met() {
        return !figures.isEmpty() && figures.stream().allMatch(Figure::met);
    }

    /** A Markdown table. */
    String table() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(HEAD);
        figures.forEach(figure -> rows.add(Stream.of(figure.name(), figure.measured(), figure.goal().orElse(""),
                figure.goal().isEmpty() ? "" : figure.met() ? "met" : "MISSED").map(cell -> cell.replace("|", "\\|")).toList()));
        int[] widths = new int[HEAD.size()];
        for (int column = 0; column < widths.length; column++) {
            for (List<String> row : rows) {
                widths[column] = Math.max(widths[column], Math.max(1, row.get(column).length()));
            }
        }
        List<String> lines = rows.stream().map(row -> line(row, widths)).collect(Collectors.toCollection(ArrayList::new));
        lines.add(1, "|" + Arrays.stream(widths).mapToObj(width -> "-".repeat(width + 2)).collect(Collectors.joining("|")) + "|");
        return String.join("\n", lines) + "\n";
    }

    private static String line(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder("|");
        for (int column = 0; column < widths.length; column++) {
            String cell = row.get(column);
            line.append(' ').append(cell).append(" ".repeat(Math.max(0, widths[column] - cell.length()))).append(" |");
        }
        return line.toString();
    }
}
