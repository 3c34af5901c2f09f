package io.obconnect.tools;

import io.obconnect.tools.doctor.DoctorCommand;
import io.obconnect.tools.doctor.ValidateCommand;
import io.obconnect.tools.install.InstallCommand;
import io.obconnect.tools.kit.Kit;
import io.obconnect.tools.kit.Surroundings;
import io.obconnect.tools.register.ApiClientCommand;
import io.obconnect.tools.register.RegisterCommand;
import io.obconnect.tools.register.UninstallCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** The one command; its subcommands do the work. */
@Command(name = "obconnect", mixinStandardHelpOptions = true, versionProvider = Version.class,
        subcommands = {InstallCommand.class, RegisterCommand.class, ValidateCommand.class, DoctorCommand.class, ApiClientCommand.class,
            UninstallCommand.class, CompletionCommand.class, HelpCommand.class},
        synopsisSubcommandLabel = "COMMAND", usageHelpAutoWidth = true, description = {
            "Brings Obconnect into a Janssen auth server, looks after it, and takes it out again.",
            "",
            "In this order: install on every node, validate the properties, register once, doctor.", ""},
        exitCodeListHeading = "%nExit codes:%n", exitCodeList = {"0:done, or nothing was to do", "1:something is to be corrected, or with --diff "
            + "would change", "2:the command line can't be understood", "3:refused; nothing was changed",
            "4:failed on the way; changes were put back"},
        footer = {"", "obconnect COMMAND --help explains a command with examples; docs/operators.md shows them all with their answers."})
public final class Obconnect {

    private Obconnect() {
    }

    public static void main(String[] arguments) {
        System.setProperty("slf4j.internal.verbosity", "ERROR"); // a tool has no logging; without this SLF4J would print a warning about it
        System.exit(commandLine().execute(arguments));
    }

    /** The command with all its subcommands, for {@code main} and for tests. */
    public static CommandLine commandLine() {
        UsageError usageError = new UsageError();
        return new CommandLine(new Obconnect()).addSubcommand(Kit.commandLine(Surroundings.real())).setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(usageError).setExecutionExceptionHandler(usageError);
    }
}
