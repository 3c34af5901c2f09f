package io.obconnect.tools.kit;

import io.obconnect.tools.ExitCode;
import io.obconnect.tools.Screen;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/**
 * What all commands of the kit have in common: their exit codes, and the one object that each writes with {@code --json}. It has
 * {@code command} and {@code exitCode}, and {@code result} and {@code findings}, or, where the exit code is 3, {@code error}.
 */
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

    @Option(names = "--json", description = "Write one JSON object for machines: command, exitCode, result, findings, error.")
    private boolean json;

    KitCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** The work; the result is an {@link ExitCode}. */
    abstract ExitCode run(Screen screen) throws Exception;

    boolean json() {
        return json;
    }

    /** For machines: what came out, and what was found. */
    ExitCode write(Screen screen, Map<String, ?> result, List<Finding> findings) {
        ExitCode code = Finding.code(findings);
        Map<String, Object> object = object(code);
        object.put("result", result);
        object.put("findings", findings.stream().map(Finding::asJson).toList());
        screen.write(object);
        return code;
    }

    /** For the person at the keyboard, beside an output that another command may read. */
    void aside(String text) {
        spec.commandLine().getErr().println(text);
        spec.commandLine().getErr().flush();
    }

    private Map<String, Object> object(ExitCode code) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("command", spec.name());
        object.put("exitCode", code.value());
        return object;
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
            return unreadable(e.getMessage());
        } catch (IOException | UncheckedIOException e) {
            return unreadable("Something can't be read or written (" + e.getClass().getSimpleName() + ").");
        }
    }

    private int unreadable(String why) {
        if (json) {
            Map<String, Object> object = object(ExitCode.REFUSED);
            object.put("error", why);
            Screen.of(spec, json).write(object);
        } else {
            aside(why);
        }
        return ExitCode.REFUSED.value();
    }
}
