package io.obconnect.tools.kit;

import static org.assertj.core.api.Assertions.assertThat;

import io.obconnect.tools.ExitCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

class SharedSecretOptionsTest {

    @TempDir
    private Path directory;
    private final Shell shell = new Shell();

    @Test
    void a_file_the_environment_and_a_person_give_the_same_secret() throws Exception {
        Path file = Files.writeString(directory.resolve("secret"), Shell.SECRET + "\n");
        String request = shell.run("mint").line();
        shell.environment.clear();
        shell.environment.put("MINE", Shell.SECRET);

        assertThat(shell.run("inspect", request, "--secret-file", file.toString()).code()).isZero();
        assertThat(shell.run("inspect", request, "--secret-env", "MINE").code()).isZero();
        shell.typed = Optional.of(Shell.SECRET);
        assertThat(shell.run("inspect", request).code()).isZero();
    }

    @Test
    void no_secret_and_unreadable_or_short_ones_are_told_without_the_value() throws Exception {
        Path shortOne = Files.writeString(directory.resolve("short"), "too-short-value");
        shell.environment.clear();

        assertThat(shell.run("mint").err()).contains("There is no secret", SharedSecretOptions.DEFAULT_VARIABLE);
        Shell.Ran missing = shell.run("mint", "--secret-file", directory.resolve("nothing").toString());
        assertThat(missing.code()).isEqualTo(ExitCode.REFUSED.value());
        assertThat(missing.err()).contains("can't be read");
        Shell.Ran tooShort = shell.run("mint", "--json", "--secret-file", shortOne.toString());
        assertThat(tooShort.code()).isEqualTo(ExitCode.REFUSED.value());
        assertThat(tooShort.out()).contains("16 octets").doesNotContain("too-short-value");
        assertThat(tooShort.err()).isEmpty();
    }

    @Test
    void while_secrets_rotate_the_message_names_its_secret_and_either_opens() throws Exception {
        Path other = Files.writeString(directory.resolve("other"), "the secret that comes next year");
        String request = shell.run("mint", "--opening-secret-file", other.toString(), "--bare").line();

        assertThat(shell.run("inspect", request).out()).contains("kid = ");
        shell.environment.put(SharedSecretOptions.DEFAULT_VARIABLE, "the secret that comes next year");
        assertThat(shell.run("inspect", request).code()).isEqualTo(ExitCode.FINDINGS.value());
        Path old = Files.writeString(directory.resolve("old"), Shell.SECRET);
        assertThat(shell.run("inspect", request, "--opening-secret-file", old.toString()).code()).isZero();
    }

    @Test
    void no_option_of_any_command_takes_a_secret_itself() {
        CommandLine kit = Kit.commandLine(shell.surroundings());
        assertThat(kit.getSubcommands().values()).allSatisfy(command -> assertThat(command.getCommandSpec().optionsMap().keySet())
                .doesNotContain("--secret", "--shared-secret", "--password", "--opening-secret"));
    }

    @Test
    void every_commands_help_lists_the_exit_codes() {
        Kit.commandLine(shell.surroundings()).getSubcommands().forEach((name, command) -> {
            if (!name.equals("help")) {
                assertThat(shell.run(name, "--help").out()).as(name).contains("Exit codes:", "  0 ", "  1 ", "  2 ", "  3 ");
            }
        });
        assertThat(shell.run("mint", "--no-such-option").code()).isEqualTo(ExitCode.USAGE.value());
    }
}
