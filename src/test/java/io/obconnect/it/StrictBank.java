package io.obconnect.it;

import io.obconnect.tools.Obconnect;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The bank's Consent App in the strict dialect, by the kit's own command. */
final class StrictBank {

    private final Settings settings;
    private final Path secret;

    /** @param folder where a file with the shared secret may stand */
    StrictBank(Settings settings, Path folder) {
        this.settings = settings;
        this.secret = folder.resolve("shared.secret");
        try {
            Files.writeString(secret, settings.sharedSecret());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The address that leads back to the auth server.
     *
     * @param question the redirect to the Consent App
     * @param options further ones of {@code kit answer}
     */
    URI answer(URI question, String... options) {
        List<String> command = new ArrayList<>(List.of("kit", "answer", "--protocol", "strict", "--secret-file", secret.toString(),
                "--hostname", settings.issuer(), "--consent-app", settings.consentApp()));
        command.addAll(List.of(options));
        command.add(question.toString());
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Obconnect.commandLine().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true))
                .execute(command.toArray(String[]::new));
        if (code != 0) {
            throw new AssertionError("the kit should answer, but: " + err);
        }
        return URI.create(out.toString().strip());
    }
}
