package io.obconnect.tools;

import static org.assertj.core.api.Assertions.assertThat;

import picocli.CommandLine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is the same for all commands: help, version, completion, and what a slip on the command line gets. */
class CommandLineTest {

    static Stream<String> commands() {
        return Obconnect.commandLine().getSubcommands().keySet().stream().filter(name -> !name.equals("help"));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void helpSaysWhatACommandDoesAndItsExitCodes(String command) {
        Ran ran = Ran.obconnect(command, "--help");

        assertThat(ran.exitCode()).isZero();
        assertThat(ran.out()).contains("Usage: obconnect " + command, "Exit codes:", "  2   the command line can't be understood");
        assertThat(ran.out().lines()).allSatisfy(line -> assertThat(line.length()).as(line).isLessThanOrEqualTo(200));
    }

    @ParameterizedTest
    @ValueSource(strings = {"register --nonsense", "register --sql-dialect oracle", "doctor", "instal /opt", "install", "install /a /b", "--nonsense", "",
        "validate", "api-client", "doctor https://a.example --short --long", "kit mint --nonsense"})
    void aSlipGetsFiveLinesAtMostAndExitCodeTwo(String line) {
        Ran ran = Ran.obconnect((Object[]) (line.isEmpty() ? new String[0] : line.split(" ")));

        assertThat(ran.exitCode()).as(ran.all()).isEqualTo(2);
        assertThat(ran.err().lines().toList()).hasSizeBetween(2, 5).last().asString().endsWith("--help explains it.");
        assertThat(ran.out()).isEmpty();
    }

    @Test
    void aMisspelledCommandGetsTheNearest() {
        assertThat(Ran.obconnect("instal").err()).contains("Did you mean", "install");
    }

    @Test
    void everyCommandKnowsItsVersion() {
        String version = Ran.obconnect("--version").out();

        assertThat(version).startsWith("obconnect ");
        for (String command : List.of("install", "register", "doctor", "validate", "api-client", "uninstall", "completion")) {
            assertThat(Ran.obconnect(command, "--version").out()).isEqualTo(version);
        }
    }

    @Test
    void theCompletionIsAShellScriptThatCompletesCommandsAndOptions(@TempDir Path folder) throws Exception {
        Path script = Files.writeString(folder.resolve("completion"), Ran.obconnect("completion").out());

        assertThat(bash("bash -n " + script)).isEmpty();
        assertThat(completed(script, "obconnect", "reg")).contains("register");
        assertThat(completed(script, "obconnect", "doctor", "--conn")).contains("--connect-to");
        assertThat(completed(script, "obconnect", "kit", "mi")).contains("mint");
    }

    /** What pressing the tabulator key offers after these words. */
    private static List<String> completed(Path script, String... words) throws IOException, InterruptedException {
        return bash("source " + script + "; COMP_WORDS=(" + String.join(" ", words) + "); COMP_CWORD=" + (words.length - 1)
                + "; COMP_LINE='" + String.join(" ", words) + "'; COMP_POINT=${#COMP_LINE}; _complete_obconnect; printf '%s\\n' \"${COMPREPLY[@]}\"");
    }

    private static List<String> bash(String command) throws IOException, InterruptedException {
        Process bash = new ProcessBuilder("bash", "-c", command).redirectErrorStream(true).start();
        List<String> lines = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8).lines().map(String::strip).toList();
        assertThat(bash.waitFor(2, TimeUnit.MINUTES)).isTrue();
        return lines;
    }

    @Test
    void whatNobodyExpectedIsOneSentenceAndNoStackTrace() {
        CommandLine line = Obconnect.commandLine();
        assertThat(line.getExecutionExceptionHandler()).isNotNull();
        line.getSubcommands().values().forEach(command -> assertThat(command.getExecutionExceptionHandler()).isInstanceOf(UsageError.class));
    }
}
