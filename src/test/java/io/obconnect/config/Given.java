package io.obconnect.config;

import io.obconnect.message.SecretSources;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Properties and an environment for tests. */
final class Given {

    static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    static final String SECRET = "the-secret-that-no-message-may-repeat-39";
    static final String TOKEN_FILE = "/run/secrets/metrics.token";
    static final String TOKEN_VARIABLE = "METRICS_TOKEN";
    static final String TOKEN = "a-token-that-stands-elsewhere";
    static final SecretSources SECRETS = new SecretSources() {
        @Override
        public Optional<byte[]> file(String path) {
            return path.equals(TOKEN_FILE) ? Optional.of((TOKEN + "\n").getBytes(StandardCharsets.UTF_8)) : Optional.empty();
        }

        @Override
        public Optional<String> environment(String name) {
            return name.equals(TOKEN_VARIABLE) ? Optional.of(TOKEN) : Optional.empty();
        }
    };
    static final Environment ENVIRONMENT = environment("https://auth.bank.example");

    private Given() {
    }

    static Environment environment(String issuer) {
        return new Environment(issuer, Set.of("obconnect", "urn:openbanking:psd2:sca")::contains,
                Clock.fixed(NOW, ZoneOffset.UTC), SECRETS);
    }

    /** The seven mandatory properties. */
    static Map<String, String> mandatory() {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("sharedSecret", SECRET);
        properties.put("tpp_client_id", "tpp-1");
        properties.put("client_name", "Example Payments");
        properties.put("organization_name", "Example Bank");
        properties.put("expiry", "300");
        properties.put("consent_app_server_name", "https://consent.bank.example");
        properties.put("hostname", "https://auth.bank.example");
        return properties;
    }

    static Map<String, String> with(String... namesAndValues) {
        Map<String, String> properties = mandatory();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            properties.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return properties;
    }
}
