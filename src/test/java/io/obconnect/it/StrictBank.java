package io.obconnect.it;

import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;

/** The bank's Consent App in the strict profile, by the kit's own command. */
final class StrictBank {

    private final Settings settings;
    private final String secret;

    /** @param folder where a file with the shared secret may stand */
    StrictBank(Settings settings, Path folder) {
        this.settings = settings;
        this.secret = KitCommand.file(folder, settings.sharedSecret());
    }

    /**
     * The address that leads back to the auth server.
     *
     * @param question the redirect to the Consent App
     * @param options further ones of {@code kit answer}
     */
    URI answer(URI question, String... options) {
        Stream<String> command = Stream.of("answer", "--protocol", "strict", "--secret-file", secret, "--hostname", settings.issuer(),
                "--consent-app", settings.consentApp(), question.toString());
        return URI.create(KitCommand.prints(Stream.concat(command, Arrays.stream(options))).strip());
    }
}
