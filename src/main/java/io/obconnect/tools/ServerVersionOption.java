package io.obconnect.tools;

import picocli.CommandLine.Option;

import java.util.Optional;

/** The auth server's version, for where it can't be seen: no address of the server's tells it. */
public final class ServerVersionOption {

    @Option(names = "--server-version", paramLabel = "VERSION", description = "The auth server's version, for example 1.1.4 or "
            + Release.NIGHTLY + ": obconnect install prints it.")
    private String version;

    /** @throws Refused where what was given is no version */
    public Optional<Release> read() {
        Optional<Release> release = Optional.ofNullable(version).map(Release::new);
        release.filter(given -> !given.isKnown()).ifPresent(given -> {
            throw Refused.because("--server-version " + given + " isn't a version", "Give it as 1.1.4, or " + Release.NIGHTLY + ".");
        });
        return release;
    }
}
