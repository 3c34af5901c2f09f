package io.obconnect.tools;

import picocli.CommandLine.Option;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/** How to reach the auth server and its config-api. */
public final class ApiOptions {

    @Option(names = "--config-api", paramLabel = "URL", description = "The config-api, where it isn't the server's /jans-config-api.")
    private URI configApi;

    @Option(names = "--api-client", paramLabel = "ID", description = "OAuth client (client credentials) that may use the config-api.")
    private String client;

    @Option(names = "--api-secret-file", paramLabel = "FILE", description = "File with that client's secret; without it the secret is asked for.")
    private Path secretFile;

    @Option(names = "--ca-file", paramLabel = "FILE", description = "Trust these authorities (PEM) instead of the JVM's.")
    private Path authority;

    public boolean hasClient() {
        return client != null;
    }

    public Http http() {
        return Http.trusting(Optional.ofNullable(authority));
    }

    /** Asks for the secret where it isn't in a file. */
    public ConfigApi connect(URI issuer) {
        return ConfigApi.connect(http(), issuer, configApi != null ? configApi : issuer.resolve("/jans-config-api"), client,
                Secrets.read("secret of the config-api client " + client, Optional.ofNullable(secretFile), "--api-secret-file"));
    }
}
