package io.obconnect.load;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * Produces the figures of {@code docs/load.md}: each command measures, prints a table and compares it with the goals.
 *
 * <p>Exit codes: 0 all goals reached, 1 one missed, 2 the command line is wrong or the measurement failed.
 */
@Command(name = "load", mixinStandardHelpOptions = true, description = "Measures the extension under load and checks the goals.",
        subcommands = {JourneysCommand.class, CompareCommand.class, FloodCommand.class, SweepCommand.class, PersonsCommand.class,
            InFlightCommand.class, SoakCommand.class})
public final class LoadTool {

    /** Everything reached. */
    static final int MET = 0;
    /** A goal was missed. */
    static final int MISSED = 1;
    /** Nothing could be measured. */
    static final int FAILED = 2;

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new LoadTool()).setExecutionExceptionHandler((failure, command, parsed) -> {
            command.getErr().println("The measurement failed: " + failure);
            failure.printStackTrace(command.getErr());
            return FAILED;
        });
    }
}
