package io.obconnect.tools;

import picocli.CommandLine.IVersionProvider;

import java.util.Optional;

/** The version that the jar's manifest names. */
public final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
        return new String[] {"obconnect " + Optional.ofNullable(Version.class.getPackage().getImplementationVersion()).orElse("unpackaged")};
    }
}
