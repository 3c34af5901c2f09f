package io.obconnect.tools;

import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

import java.io.PrintWriter;
import java.util.List;

/** What a person reads after a slip on the command line: what is wrong, the nearest word, and where the help is; five lines at most. */
final class UsageError implements IParameterExceptionHandler, IExecutionExceptionHandler {

    @Override
    public int handleParseException(ParameterException e, String[] arguments) {
        CommandLine command = e.getCommandLine();
        PrintWriter err = command.getErr();
        err.println(command.getColorScheme().errorText("obconnect: " + firstLine(e.getMessage())));
        List<String> near = e instanceof UnmatchedArgumentException unmatched ? unmatched.getSuggestions() : List.of();
        if (!near.isEmpty()) {
            err.println("  Did you mean " + String.join(" or ", near.subList(0, Math.min(3, near.size()))) + "?");
        }
        err.println("  " + command.getCommandSpec().qualifiedName() + " --help explains it.");
        err.flush();
        return ExitCode.USAGE.value();
    }

    // a plan is made before the first change, and Plan.apply turns what fails later into a Refused: so nothing was changed here
    @Override
    public int handleExecutionException(Exception e, CommandLine command, ParseResult arguments) {
        new Screen(command.getErr(), false, command.getColorScheme().ansi()).show(Refused.because(
                "something unexpected happened before anything was changed: " + e.getClass().getName() + " at " + e.getStackTrace()[0],
                "Report it with the command line.", e));
        return ExitCode.REFUSED.value();
    }

    private static String firstLine(String message) {
        return message.lines().findFirst().orElse("the command line can't be understood");
    }
}
