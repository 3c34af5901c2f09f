package io.obconnect.tools.kit;

import io.obconnect.tools.Http;
import io.obconnect.tools.Refused;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A form that a command posts to the auth server itself, as a TPP's or a bank's back end does. */
final class AuthServerCall {

    @Option(names = "--authority", paramLabel = "FILE", description = "Trust the certificates in this PEM file instead of the JVM's.")
    private Path authority;

    /**
     * Posts the form.
     *
     * @param form encoded
     * @param headers names and values in turn, beside the content type
     * @throws Unreadable where the auth server can't be reached, or the authority can't be used
     */
    Http.Answer post(URI address, String form, List<String> headers) {
        String[] all = Stream.concat(Stream.of("Content-Type", "application/x-www-form-urlencoded"), headers.stream()).toArray(String[]::new);
        try {
            return Http.trusting(Optional.ofNullable(authority)).send("POST", address, form, all);
        } catch (IOException e) {
            throw new Unreadable("The auth server can't be reached at " + address + " (" + e.getClass().getSimpleName() + ").");
        } catch (Refused e) {
            throw new Unreadable(e.getMessage());
        }
    }
}
