package io.obconnect.load;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;

class LoadToolTest {

    @TempDir
    private Path directory;

    private final StringWriter out = new StringWriter();

    @Test
    void the_exit_code_tells_whether_the_goals_are_met() {
        assertThat(exitCode(new Measured(0))).isEqualTo(LoadTool.MET);
        assertThat(out.toString()).contains("| errors | 0        | 0    | met |").contains("All goals are met.");
        assertThat(exitCode(new Measured(3))).isEqualTo(LoadTool.MISSED);
        assertThat(out.toString()).contains("| errors | 3        | 0    | MISSED |").contains("A goal is MISSED.");
    }

    @Test
    void the_table_goes_into_its_part_of_the_page() throws IOException {
        Path page = Files.writeString(directory.resolve("load.md"), "<!-- load:measured -->\n<!-- /load:measured -->\n");
        assertThat(exitCode(new Measured(0), "--write", page.toString())).isEqualTo(LoadTool.MET);
        assertThat(Files.readString(page)).contains("-->\n| figure | measured | goal |     |\n").endsWith("| met |\n<!-- /load:measured -->\n");
    }

    @Test
    void a_wrong_command_line_is_no_missed_goal() {
        CommandLine tool = LoadTool.commandLine().setErr(new PrintWriter(out));
        assertThat(tool.execute("journeys", "--mix", "approve=x")).isEqualTo(LoadTool.FAILED);
        assertThat(out.toString()).contains("'x' is no whole number");
        assertThat(tool.execute("sweep", "--store", "card-index")).isEqualTo(LoadTool.FAILED);
        assertThat(out.toString()).contains("postgresql").contains("ldap");
        assertThat(tool.execute("soak", "--duration", "ten")).isEqualTo(LoadTool.FAILED);
        assertThat(tool.execute("journeys", "--settings", directory.resolve("missing.json").toString())).isEqualTo(LoadTool.FAILED);
    }

    @Test
    void durations_have_minutes_and_seconds() {
        assertThat(new Durations().convert("10m")).hasMinutes(10);
        assertThat(new Durations().convert("90s")).hasSeconds(90);
        assertThat(new Durations().convert("7")).hasSeconds(7);
    }

    @Test
    void the_bar_fills() {
        assertThat(Progress.bar("flood", 0.5, "x")).contains("[" + "#".repeat(15) + "·".repeat(15) + "]").contains(" 50 %").endsWith("x");
        assertThat(Progress.bar("flood", 1.7, "")).contains("#".repeat(30)).contains("100 %");
    }

    private int exitCode(Measured command, String... arguments) {
        return new CommandLine(command).setOut(new PrintWriter(out)).execute(arguments);
    }

    @Command(name = "measured")
    private static final class Measured extends Measurement {

        private final int errors;

        private Measured(int errors) {
            this.errors = errors;
        }

        @Override
        void measure(Report report) {
            report.add(Figure.none("errors", errors));
        }
    }
}
