package io.obconnect.tools.kit;

import io.obconnect.Outcome;
import io.obconnect.message.KeyRing;
import io.obconnect.message.SecretForms;
import io.obconnect.message.SecretSources;
import io.obconnect.message.SharedSecret;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Where the shared secret comes from: a file, the environment or a person. Never an argument, which every user of the machine can read. */
final class SharedSecretOptions {

    static final String DEFAULT_VARIABLE = "OBCONNECT_SHARED_SECRET";

    @Option(names = "--secret-file", paramLabel = "FILE",
            description = "The shared secret is this file's content: text, base64url:…, hex:… or jwk:{…}; a newline at its end doesn't count.")
    private Path file;

    @Option(names = "--secret-env", paramLabel = "NAME",
            description = "The shared secret is this environment variable's value. Without this and --secret-file: " + DEFAULT_VARIABLE
                    + ", or else you are asked.")
    private String variable;

    @Option(names = "--opening-secret-file", paramLabel = "FILE",
            description = "While secrets rotate: another one that opens too. May be repeated.")
    private List<Path> opening = List.of();

    /** The secrets, by the key rule. */
    KeyRing ring(Surroundings surroundings) {
        SharedSecret current = parse(written(surroundings), surroundings);
        return new KeyRing(current, opening.stream().map(path -> parse("file:" + path, surroundings)).toList());
    }

    /** The current secret, to guess what a Consent App may have made of it. */
    WrittenSecret current(Surroundings surroundings) {
        String written = written(surroundings);
        SecretSources sources = sources(surroundings);
        return new WrittenSecret(usable(SecretForms.octets(written, sources)), usable(SecretForms.text(written, sources)));
    }

    private String asked;

    /** The secret's form for {@link SharedSecret#parse}; a person is asked once. */
    private String written(Surroundings surroundings) {
        if (file != null) {
            return "file:" + file;
        }
        if (variable != null) {
            return "env:" + variable;
        }
        if (surroundings.environment().apply(DEFAULT_VARIABLE) != null) {
            return "env:" + DEFAULT_VARIABLE;
        }
        if (asked == null) {
            asked = surroundings.prompt().get().orElseThrow(() -> new Unreadable("There is no secret: give --secret-file or --secret-env, or set "
                    + DEFAULT_VARIABLE + "."));
        }
        return asked;
    }

    private static SharedSecret parse(String written, Surroundings surroundings) {
        return usable(SharedSecret.parse(written, sources(surroundings)));
    }

    private static <T> T usable(Outcome<T> read) {
        return read.fold(secret -> secret, refusal -> {
            throw new Unreadable("The secret can't be used: " + refusal.detail() + ". " + switch (refusal.code()) {
                case SECRET_TOO_SHORT -> "A shared secret has at least " + SharedSecret.MINIMUM_OCTETS + " octets.";
                default -> "Check the file's name or the variable, and its form.";
            });
        });
    }

    private static SecretSources sources(Surroundings surroundings) {
        return new SecretSources() {
            @Override
            public Optional<byte[]> file(String path) {
                try {
                    return Optional.of(Files.readAllBytes(Path.of(path)));
                } catch (IOException e) {
                    return Optional.empty(); // the refusal says so
                }
            }

            @Override
            public Optional<String> environment(String name) {
                return Optional.ofNullable(surroundings.environment().apply(name));
            }
        };
    }
}
