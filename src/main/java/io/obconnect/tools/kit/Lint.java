package io.obconnect.tools.kit;

import io.obconnect.message.KeyRing;
import io.obconnect.tools.ExitCode;
import io.obconnect.tools.Screen;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code kit lint}: what is wrong with an answer, or with a running Consent App. */
@Command(name = "lint", description = {"Says what is wrong with an answer (FILE: its JSON, not sealed), or with a running Consent App (--running).",
    "", "A running Consent App is sent requests at --consent-app and walked through as a person with a browser would, without scripts: "
        + "it fills in what --fill says and presses the buttons that approve and deny. It must trust --hostname. The auth server isn't called."})
final class Lint extends KitCommand {

    @Mixin
    private final WireOptions options = new WireOptions();

    @Parameters(arity = "0..1", paramLabel = "FILE", description = "The answer's JSON.")
    private Path file;

    @Option(names = "--request", paramLabel = "FILE", description = "The request (sessionData or address) that the answer is for.")
    private Path request;

    @Option(names = "--running", description = "Look at the Consent App that runs at --consent-app.")
    private boolean running;

    @Option(names = "--fill", paramLabel = "FIELD=VALUE", description = "What goes into a field of the bank's pages; may be repeated.")
    private Map<String, String> fill = new HashMap<>();

    @Option(names = "--fill-env", paramLabel = "FIELD=NAME", description = "The same, taken from an environment variable: for passwords.")
    private Map<String, String> fillFromEnvironment = new HashMap<>();

    @Option(names = "--approve", paramLabel = "NAME=VALUE", description = "The button that approves (default: the one that says so in English).")
    private String approve;

    @Option(names = "--deny", paramLabel = "NAME=VALUE", description = "The button that denies (default: the one that says so in English).")
    private String deny;

    Lint(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    ExitCode run(Screen screen) throws IOException {
        if (running == (file != null)) {
            throw misuse("Give either an answer's FILE or --running.");
        }
        List<Finding> findings = running
                ? new AppLint(options.wire(surroundings), options.consentApp(), person(), surroundings,
                        () -> options.secrets().current(surroundings)).look()
                : AnswerLint.look(options, read(file), question(), surroundings);
        if (json()) {
            return write(screen, Map.of("looked_at", running ? options.consentApp().toString() : file.toString()), findings);
        }
        findings.forEach(finding -> finding.show(screen));
        return Finding.code(findings);
    }

    private Walk.Person person() {
        Map<String, String> entries = new HashMap<>(fill);
        fillFromEnvironment.forEach((field, variable) -> entries.put(field, Optional.ofNullable(surroundings.environment().apply(variable))
                .orElseThrow(() -> new Unreadable("The environment variable " + variable + " isn't set."))));
        return new Walk.Person(entries, Optional.ofNullable(approve), Optional.ofNullable(deny));
    }

    private Optional<Question> question() throws IOException {
        if (request == null) {
            return Optional.empty();
        }
        KeyRing ring = options.secrets().ring(surroundings);
        return Optional.of(Question.open(options.wire(ring), MessageArgument.within(new String(read(request), StandardCharsets.UTF_8)), surroundings));
    }

    private static byte[] read(Path path) throws IOException {
        if (!Files.isReadable(path) || Files.isDirectory(path)) {
            throw new Unreadable("The file can't be read: " + path);
        }
        return Files.readAllBytes(path);
    }
}
