package io.obconnect.tools.doctor;

import io.obconnect.ErrorCode;
import io.obconnect.config.Configuration;
import io.obconnect.config.Problem;
import io.obconnect.config.Reading;
import io.obconnect.tools.register.PropertyCheck;
import io.obconnect.tools.register.Script;
import io.obconnect.tools.register.ScriptKind;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The three scripts and the properties of the first. */
final class ScriptChecks {

    /** What the compiler says where it doesn't have the jar. */
    private static final Pattern JAR_UNSEEN = Pattern.compile("package io\\.obconnect\\S* does not exist");

    private final Map<ScriptKind, Script> scripts;
    private final List<Finding> findings = new ArrayList<>();

    ScriptChecks(Map<ScriptKind, Script> scripts) {
        this.scripts = scripts;
    }

    List<Finding> findings() {
        return findings;
    }

    /** The properties as the extension reads them; empty where they are wrong or there is no script. */
    Optional<Configuration> check(String issuer) {
        for (ScriptKind kind : ScriptKind.values()) {
            Script script = scripts.get(kind);
            if (script == null) {
                findings.add(Finding.error(ErrorCode.SCRIPT_ABSENT, "there is no script " + kind.scriptName() + " of Obconnect's"));
            } else {
                check(kind, script);
            }
        }
        return Optional.ofNullable(scripts.get(ScriptKind.PERSON_AUTHENTICATION)).flatMap(script -> properties(script, issuer));
    }

    private void check(ScriptKind kind, Script script) {
        if (!script.enabled()) {
            findings.add(Finding.error(ErrorCode.SCRIPT_ABSENT, "script " + script.name() + " is disabled", "Enable it, or run obconnect register."));
        }
        script.error().filter(error -> !error.isBlank()).ifPresent(error -> findings.add(failed(script, error)));
        kind.aliases().stream().filter(alias -> !script.aliases().contains(alias)).forEach(alias -> findings.add(
                Finding.error(ErrorCode.SCRIPT_ABSENT, "script " + script.name() + " lacks the alias " + alias)));
        if (findings.stream().noneMatch(finding -> finding.what().startsWith("script " + script.name()))) {
            findings.add(Finding.ok("script " + script.name() + " is registered"));
        }
    }

    private static Finding failed(Script script, String error) {
        if (script.language().equals("java") && JAR_UNSEEN.matcher(error).find()) {
            return Finding.error(ErrorCode.JAVA_SCRIPT_FLAGS, "script " + script.name() + " is in Java and can't see the extension's jar",
                    "Janssen 1.6.0 to 1.7.x can't: run obconnect register without --language. Elsewhere run obconnect install on every node.");
        }
        // the first line only: a stack trace may quote values
        return Finding.error(ErrorCode.SCRIPT_FAILED, "script " + script.name() + ": " + error.lines().findFirst().orElse(""));
    }

    private Optional<Configuration> properties(Script script, String issuer) {
        Reading reading = new PropertyCheck(Optional.of(issuer)).read(script.properties());
        reading.warnings().forEach(problem -> findings.add(Finding.warning(problem.code(), problem.property() + " " + problem.wrong(),
                remedy(problem))));
        if (reading instanceof Reading.Invalid invalid) {
            invalid.problems().forEach(problem -> findings.add(Finding.error(problem.code(), problem.property() + " " + problem.wrong(),
                    remedy(problem))));
            return Optional.empty();
        }
        findings.add(Finding.ok("the properties can be used"));
        return Optional.of(((Reading.Valid) reading).configuration());
    }

    private static String remedy(Problem problem) {
        return "Change it by obconnect register, " + problem.advice() + ".";
    }

    boolean java() {
        return scripts.values().stream().anyMatch(script -> script.language().equals("java"));
    }

    Optional<String> dn(ScriptKind kind) {
        return Optional.ofNullable(scripts.get(kind)).map(Script::dn);
    }
}
