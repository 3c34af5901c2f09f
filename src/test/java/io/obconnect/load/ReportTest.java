package io.obconnect.load;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

class ReportTest {

    @TempDir
    private Path directory;

    @Test
    void a_goal_is_met_on_its_own_side_of_the_limit() {
        assertThat(Figure.below("x", 4.99, 5, "ms").met()).isTrue();
        assertThat(Figure.below("x", 5, 5, "ms").met()).isFalse();
        assertThat(Figure.atMost("x", 5, 5, "ms").met()).isTrue();
        assertThat(Figure.atMost("x", 5.01, 5, "ms").met()).isFalse();
        assertThat(Figure.atLeast("x", 5, 5, "/s").met()).isTrue();
        assertThat(Figure.atLeast("x", 4.99, 5, "/s").met()).isFalse();
        assertThat(Figure.none("x", 0).met()).isTrue();
        assertThat(Figure.none("x", 1).met()).isFalse();
    }

    @Test
    void a_number_that_could_not_be_measured_misses_every_goal() {
        assertThat(Figure.below("x", Double.NaN, 5, "ms").met()).isFalse();
        assertThat(Figure.atMost("x", Double.NaN, 5, "ms").met()).isFalse();
        assertThat(Figure.atLeast("x", Double.NaN, 5, "ms").met()).isFalse();
    }

    @Test
    void numbers_have_three_digits_that_matter() {
        assertThat(Figure.number(0.01234, "ms")).isEqualTo("0.0123 ms");
        assertThat(Figure.number(1.234, "ms")).isEqualTo("1.23 ms");
        assertThat(Figure.number(12.34, "ms")).isEqualTo("12.3 ms");
        assertThat(Figure.number(123.4, "ms")).isEqualTo("123 ms");
        assertThat(Figure.number(10250.4, "/s")).isEqualTo("10 250 /s");
        assertThat(Figure.number(2, "")).isEqualTo("2");
    }

    @Test
    void one_missed_goal_misses_the_run_and_so_does_an_empty_one() {
        Report report = new Report();
        assertThat(report.met()).isFalse();
        report.add(Figure.none("errors", 0));
        report.add(Figure.informing("rate", "50 /s"));
        assertThat(report.met()).isTrue();
        report.add(Figure.none("errors", 2));
        assertThat(report.met()).isFalse();
    }

    @Test
    void the_table_is_markdown_and_aligned() {
        Report report = new Report();
        report.add(Figure.informing("rate", "50 /s"));
        report.add(Figure.below("p99 | added", 7, 5, "ms"));
        assertThat(report.table()).isEqualTo("""
                | figure       | measured | goal   |        |
                |--------------|----------|--------|--------|
                | rate         | 50 /s    |        |        |
                | p99 \\| added | 7 ms     | < 5 ms | MISSED |
                """);
    }

    @Test
    void only_the_named_part_of_the_page_is_replaced() throws IOException {
        Path page = Files.writeString(directory.resolve("page.md"),
                "before\n<!-- load:a -->\nold\n<!-- /load:a -->\n<!-- load:b -->\nkept\n<!-- /load:b -->\nafter\n");
        new DocsTable(page, "a").write("| new $1 |\n");
        assertThat(page).hasContent(
                "before\n<!-- load:a -->\n| new $1 |\n<!-- /load:a -->\n<!-- load:b -->\nkept\n<!-- /load:b -->\nafter\n");
        assertThatIOException().isThrownBy(() -> new DocsTable(page, "c").write("x")).withMessageContaining("load:c");
    }
}
