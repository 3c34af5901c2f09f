package io.obconnect.janssen;

import io.obconnect.config.Configuration;
import io.obconnect.config.Configuration.AccountMeans;
import io.obconnect.config.Configuration.Subject;
import io.obconnect.message.MessageProfile;
import io.obconnect.message.SharedSecret;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A configuration of which only the secrets matter. */
final class Configured {

    private Configured() {
    }

    static Configuration with(SharedSecret current, SharedSecret... opening) {
        return new Configuration(current, List.of(opening), Optional.empty(), List.of("tpp"), "Payments", "Bank", Duration.ofMinutes(5), Optional.empty(),
                URI.create("https://consent.bank.example"), "https://auth.bank.example", MessageProfile.LEGACY, Subject.INTENT, AccountMeans.INTENT,
                Duration.ofMinutes(10), "simple_password_auth", true, Optional.empty());
    }

    static SharedSecret secret(String text) {
        return SharedSecret.ofOctets(text.getBytes(StandardCharsets.US_ASCII));
    }
}
