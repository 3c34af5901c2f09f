package io.obconnect.tools.kit;

import static org.assertj.core.api.Assertions.assertThat;

import io.obconnect.tools.ExitCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The one object for machines that all commands of the kit write. */
class EnvelopeTest {

    @TempDir
    private Path directory;
    private final Shell shell = new Shell();

    @Test
    void every_command_writes_command_exit_code_result_and_findings() throws Exception {
        String request = shell.run("mint").line();
        String answer = shell.run("answer", request).line();
        Path json = Files.writeString(directory.resolve("answer.json"), "{}");
        for (List<String> command : List.of(List.of("mint"), List.of("answer", request), List.of("inspect", answer), List.of("inspect", request),
                List.of("lint", json.toString()), List.of("vectors", directory.resolve("vectors").toString()))) {
            List<String> words = new ArrayList<>(command);
            words.add("--json");

            Shell.Ran ran = shell.run(words.toArray(String[]::new));

            assertThat(ran.json()).as(ran.out()).containsOnlyKeys("command", "exitCode", "result", "findings")
                    .containsEntry("command", command.get(0)).containsEntry("exitCode", (long) ran.code());
            assertThat(ran.err()).isEmpty();
        }
    }

    @Test
    void a_command_that_cannot_work_writes_command_exit_code_and_error() {
        Shell.Ran ran = shell.run("answer", "nothing", "--json");

        assertThat(ran.code()).isEqualTo(ExitCode.REFUSED.value());
        assertThat(ran.json()).containsOnlyKeys("command", "exitCode", "error").containsEntry("exitCode", (long) ExitCode.REFUSED.value());
    }

    @Test
    void what_cannot_be_written_is_no_finding() throws Exception {
        Path file = Files.writeString(directory.resolve("taken"), "");

        assertThat(shell.run("vectors", file.toString(), "--json").json()).containsEntry("exitCode", (long) ExitCode.REFUSED.value());
    }
}
