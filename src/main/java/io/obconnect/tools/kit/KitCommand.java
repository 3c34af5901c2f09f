package io.obconnect.tools.kit;

import io.obconnect.tools.ExitCode;
import io.obconnect.tools.Screen;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.util.Map;
import java.util.concurrent.Callable;

/** What all commands of the kit have in common. */
@Command(usageHelpAutoWidth = true, exitCodeListHeading = "%nExit codes:%n", exitCodeList = {
    "0:done, and nothing is wrong",
    "1:the message or the Consent App is wrong: the auth server would refuse it",
    "2:the command line can't be understood",
    "3:a secret, file or address can't be read, or the message can't be opened with the secret"})
abstract class KitCommand implements Callable<Integer> {

    protected final Surroundings surroundings;

    @Spec
    private CommandSpec spec;

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Show this help and exit.")
    private boolean help;

    @Option(names = "--json", description = "Write one JSON object for machines.")
    private boolean json;

    KitCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** The work; the result is an {@link ExitCode}. */
    abstract ExitCode run(Screen screen) throws Exception;

    boolean json() {
        return json;
    }

    /** To be thrown where the command line makes no sense. */
    RuntimeException misuse(String why) {
        return new ParameterException(spec.commandLine(), why);
    }

    @Override
    public Integer call() throws Exception {
        try {
            return run(Screen.of(spec, json)).value();
        } catch (Unreadable e) {
            if (json) {
                Screen.of(spec, json).write(Map.of("error", e.getMessage()));
            } else {
                spec.commandLine().getErr().println(e.getMessage());
                spec.commandLine().getErr().flush();
            }
            return ExitCode.REFUSED.value();
        }
    }
}
