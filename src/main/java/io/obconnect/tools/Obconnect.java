package io.obconnect.tools;

import io.obconnect.tools.doctor.DoctorCommand;
import io.obconnect.tools.install.InstallCommand;
import io.obconnect.tools.kit.Kit;
import io.obconnect.tools.kit.Surroundings;
import io.obconnect.tools.register.RegisterCommand;
import io.obconnect.tools.register.UninstallCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** The one command; its subcommands do the work. */
@Command(name = "obconnect", mixinStandardHelpOptions = true, versionProvider = Version.class,
        subcommands = {InstallCommand.class, RegisterCommand.class, DoctorCommand.class, UninstallCommand.class, HelpCommand.class},
        synopsisSubcommandLabel = "COMMAND",
        description = "Brings Obconnect into a Janssen auth server, looks after it, and takes it out again.")
public final class Obconnect {

    private Obconnect() {
    }

    public static void main(String[] arguments) {
        System.setProperty("slf4j.internal.verbosity", "ERROR"); // a tool logs nowhere, and needn't be told so
        System.exit(commandLine().execute(arguments));
    }

    /** The command with all its subcommands, for {@code main} and for tests. */
    public static CommandLine commandLine() {
        return new CommandLine(new Obconnect()).addSubcommand(Kit.commandLine(Surroundings.real())).setCaseInsensitiveEnumValuesAllowed(true);
    }
}
