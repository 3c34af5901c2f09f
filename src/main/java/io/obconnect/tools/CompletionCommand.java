package io.obconnect.tools;

import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

import java.util.concurrent.Callable;

/** {@code obconnect completion}: the script that completes commands and options in bash and zsh. */
@Command(name = "completion", mixinStandardHelpOptions = true, versionProvider = Version.class, usageHelpAutoWidth = true, description = {
    "Prints a script that completes commands, options and files, for bash and zsh.",
    "",
    "In the running shell, or at the end of .bashrc or .zshrc:",
    "  source <(obconnect completion)",
    "For everybody, with bash-completion:",
    "  obconnect completion > /etc/bash_completion.d/obconnect", ""},
        exitCodeListHeading = "%nExit codes:%n", exitCodeList = {"0:done", "2:the command line can't be understood"})
final class CompletionCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        CommandSpec root = spec.root();
        spec.commandLine().getOut().println(AutoComplete.bash(root.name(), root.commandLine()));
        spec.commandLine().getOut().flush();
        return ExitCode.DONE.value();
    }
}
