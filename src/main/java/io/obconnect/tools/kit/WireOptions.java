package io.obconnect.tools.kit;

import io.obconnect.config.Configuration.AccountMeans;
import io.obconnect.message.MessageProfile;
import io.obconnect.message.KeyRing;
import io.obconnect.message.Parties;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.net.URI;

/** The options that say what auth server and Consent App agreed on; each corresponds to a property of the script. */
final class WireOptions {

    @Mixin
    private final SharedSecretOptions secrets = new SharedSecretOptions();

    @Option(names = "--protocol", paramLabel = "PROFILE", defaultValue = "legacy",
            description = "legacy or strict (default: ${DEFAULT-VALUE}).")
    private MessageProfile profile = MessageProfile.LEGACY;

    @Option(names = "--hostname", paramLabel = "URL", defaultValue = "https://auth.example.com",
            description = "The auth server's issuer (default: ${DEFAULT-VALUE}).")
    private String hostname = "https://auth.example.com";

    @Option(names = "--consent-app", paramLabel = "URL", defaultValue = "https://bank.example.com/consent",
            description = "The Consent App's address, as in consent_app_server_name (default: ${DEFAULT-VALUE}).")
    private URI consentApp = URI.create("https://bank.example.com/consent");

    @Option(names = "--account-means", paramLabel = "intent|psu", defaultValue = "intent",
            description = "What result.login.account is (default: ${DEFAULT-VALUE}).")
    private AccountMeans accountMeans = AccountMeans.INTENT;

    Wire wire(Surroundings surroundings) {
        return wire(secrets.ring(surroundings));
    }

    Wire wire(KeyRing ring) {
        if (consentApp.getScheme() == null || consentApp.getHost() == null) {
            throw new Unreadable("--consent-app must be an absolute address, for example https://bank.example.com/consent.");
        }
        return new Wire(profile, ring, Parties.of(hostname, consentApp), accountMeans == AccountMeans.INTENT);
    }

    SharedSecretOptions secrets() {
        return secrets;
    }

    String hostname() {
        return hostname;
    }

    URI consentApp() {
        return consentApp;
    }
}
