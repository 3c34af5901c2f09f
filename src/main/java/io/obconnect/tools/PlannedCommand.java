package io.obconnect.tools;

import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.util.concurrent.Callable;

/** A command that changes something: it makes a plan, shows its warnings, carries it out unless this is a dry run, and then shows it. */
@Command(mixinStandardHelpOptions = true, versionProvider = Version.class, sortOptions = false, usageHelpAutoWidth = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:done, or nothing was to do", "1:something would change (only with --diff)", "2:the command line can't be understood",
            "3:refused; nothing was changed", "4:failed on the way; changes were put back"})
public abstract class PlannedCommand implements Callable<Integer> {

    @Option(names = "--dry-run", description = "Show what would change, and change nothing.")
    private boolean dryRun;

    @Option(names = "--diff", description = "As --dry-run, and exit with 1 where something would change.")
    private boolean diff;

    @Option(names = "--json", description = "Answer as one JSON object, for machines.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    /**
     * Looks at everything and changes nothing.
     *
     * @throws Refused where the command can't be carried out
     */
    protected abstract Plan plan();

    protected boolean dryRun() {
        return dryRun || diff;
    }

    @Override
    public Integer call() {
        Screen screen = new Screen(spec.commandLine().getOut(), json, Ansi.AUTO);
        try {
            Plan plan = plan();
            screen.warn(plan);
            if (!dryRun()) {
                plan.apply();
            }
            ExitCode exitCode = diff && plan.changesSomething() ? ExitCode.FINDINGS : ExitCode.DONE;
            screen.show(spec.name(), plan, dryRun(), exitCode);
            return exitCode.value();
        } catch (Refused refused) {
            (json ? screen : new Screen(spec.commandLine().getErr(), false, Ansi.AUTO)).show(refused);
            return refused.exitCode().value();
        }
    }
}
