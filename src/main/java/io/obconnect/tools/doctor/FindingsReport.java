package io.obconnect.tools.doctor;

import io.obconnect.ErrorCode;
import io.obconnect.tools.ExitCode;
import io.obconnect.tools.Refused;
import io.obconnect.tools.Screen;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/** How findings are shown and which exit code they lead to; the same for every command that looks and changes nothing. */
final class FindingsReport {

    @Option(names = "--strict", description = "Warnings count as something to correct too.")
    private boolean strict;

    @ArgGroup
    private final Length length = new Length();

    @Option(names = "--json", description = "Answer as one JSON object, for machines.")
    private boolean json;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    /** How much is said. */
    static final class Length {

        @Option(names = "--short", description = "Only what isn't well, each on one line without its remedy.")
        private boolean brief;

        @Option(names = "--long", description = "With each finding what its code stands for.")
        private boolean full;
    }

    /** Shows what was found, or why nothing could be. The command's exit code. */
    int of(Supplier<List<Finding>> look) {
        Screen screen = new Screen(command.commandLine().getOut(), json, Ansi.AUTO);
        try {
            List<Finding> findings = look.get();
            show(screen, findings);
            return exitCode(findings).value();
        } catch (Refused refused) {
            (json ? screen : new Screen(command.commandLine().getErr(), false, Ansi.AUTO)).show(refused);
            return refused.exitCode().value();
        }
    }

    private ExitCode exitCode(List<Finding> findings) {
        Finding.Level limit = strict ? Finding.Level.WARNING : Finding.Level.ERROR;
        return findings.stream().anyMatch(finding -> finding.level().compareTo(limit) >= 0) ? ExitCode.FINDINGS : ExitCode.DONE;
    }

    private void show(Screen screen, List<Finding> findings) {
        if (json) {
            Map<String, Object> object = new LinkedHashMap<>();
            object.put("command", command.name());
            object.put("findings", findings.stream().map(FindingsReport::json).toList());
            object.put("exitCode", exitCode(findings).value());
            screen.write(object);
            return;
        }
        findings.stream().filter(finding -> !length.brief || finding.level() != Finding.Level.OK).forEach(finding -> show(screen, finding));
        long errors = findings.stream().filter(finding -> finding.level() == Finding.Level.ERROR).count();
        long warnings = findings.stream().filter(finding -> finding.level() == Finding.Level.WARNING).count();
        screen.line(errors + " to correct, " + warnings + " to look at.");
    }

    private void show(Screen screen, Finding finding) {
        String colour = switch (finding.level()) {
            case OK -> "green";
            case WARNING -> "yellow";
            case ERROR -> "red";
        };
        screen.line(screen.colour(colour, String.format("%-8s", finding.level().name().toLowerCase(Locale.ROOT)))
                + finding.code().map(code -> code.id() + " ").orElse("") + finding.what());
        if (length.full) {
            finding.code().ifPresent(code -> screen.line("        " + code.id() + ": " + code.title() + "."));
        }
        if (!length.brief && !finding.remedy().isEmpty()) {
            screen.line("        " + finding.remedy());
        }
    }

    private static Map<String, Object> json(Finding finding) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("level", finding.level().name().toLowerCase(Locale.ROOT));
        object.put("code", finding.code().map(ErrorCode::id).orElse(null));
        object.put("what", finding.what());
        object.put("remedy", finding.remedy());
        return object;
    }
}
