package io.obconnect.tools.doctor;

import io.obconnect.ErrorCode;
import io.obconnect.config.Problem;
import io.obconnect.config.Property;
import io.obconnect.config.Reading;
import io.obconnect.tools.Version;
import io.obconnect.tools.register.PropertyCheck;
import io.obconnect.tools.register.PropertyFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/** {@code obconnect validate FILE}: what the extension would make of a properties file, without any server. */
@Command(name = "validate", mixinStandardHelpOptions = true, versionProvider = Version.class, sortOptions = false, usageHelpAutoWidth = true,
        description = {"Reads a properties file as register does and says everything that is wrong with it, each with its code (docs/codes.md). Needs no "
            + "server and no network, so that a pipeline can run it. Secrets that stand on the server (file:, env:) can't be looked at from here.",
    "",
    "Example:",
    "  obconnect validate bank.properties --issuer https://auth.bank.example", ""},
        exitCodeListHeading = "%nExit codes:%n", exitCodeList = {"0:the properties can be used", "1:something to correct",
            "2:the command line can't be understood", "3:the file can't be read"})
public final class ValidateCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", description = "The properties file, as register takes it by --properties.")
    private Path file;

    @Option(names = "--issuer", paramLabel = "URL", description = "The auth server's issuer, which hostname must be. Without it that isn't checked.")
    private String issuer;

    @Mixin
    private final FindingsReport report = new FindingsReport();

    @Override
    public Integer call() {
        return report.of(() -> look(PropertyFile.read(file)));
    }

    private List<Finding> look(Map<String, String> properties) {
        Reading reading = new PropertyCheck(Optional.ofNullable(issuer)).read(properties);
        List<Problem> problems = reading instanceof Reading.Invalid invalid ? invalid.problems() : List.of();
        List<Finding> findings = new ArrayList<>();
        Stream.concat(problems.stream(), reading.warnings().stream().filter(ValidateCommand::isRefusedByRegister))
                .forEach(problem -> findings.add(Finding.error(problem.code(), problem.property() + " " + problem.wrong(), remedy(problem))));
        reading.warnings().stream().filter(problem -> !isRefusedByRegister(problem))
                .forEach(problem -> findings.add(Finding.warning(problem.code(), problem.property() + " " + problem.wrong(), remedy(problem))));
        if (findings.stream().noneMatch(finding -> finding.level() == Finding.Level.ERROR)) {
            findings.add(Finding.ok("the properties can be used for " + properties.get(Property.HOSTNAME.key())));
        }
        return findings;
    }

    // the extension only warns of a name that it doesn't know; register doesn't let it get there
    private static boolean isRefusedByRegister(Problem problem) {
        return problem.code() == ErrorCode.PROPERTY_UNKNOWN;
    }

    private static String remedy(Problem problem) {
        return problem.advice().substring(0, 1).toUpperCase(Locale.ROOT) + problem.advice().substring(1) + (problem.advice().endsWith("?") ? "" : ".");
    }
}
