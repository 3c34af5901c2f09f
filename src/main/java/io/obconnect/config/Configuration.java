package io.obconnect.config;

import io.obconnect.message.MessageProfile;
import io.obconnect.message.SharedSecret;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The configuration, complete and valid: its values need no further check (protocol, "Properties").
 *
 * @param sharedSecret seals and opens the messages to and from the Consent App
 * @param openingSecrets older or newer secrets that still open
 * @param requestSecret opens {@code dir} request objects instead of the shared secret
 * @param tpps the TPPs' client ids, in the order configured
 * @param clientName shown by the Consent App where there is one TPP
 * @param organizationName shown by the Consent App
 * @param lifetime how long the person may take at the bank; never over 10 minutes
 * @param latestExpiry an absolute stamp that shortens the lifetime as long as it is ahead (protocol section 2, {@code exp})
 * @param consentApp the Consent App's address; its path and query are kept
 * @param hostname the auth server's issuer, for example {@code https://auth.example.com}
 * @param profile legacy or strict messages
 * @param subject what {@code sub} of the tokens is
 * @param accountMeans what {@code result.login.account} of the answer is
 * @param personLifetime how long the temporary Person lives; 1 to 60 minutes
 * @param fallbackAcr runs for requests without an intent that reach us only as the default acr
 * @param bareRequests whether calls that carry nothing but {@code request} are completed
 * @param metricsToken opens metrics and detailed health
 */
public record Configuration(
        SharedSecret sharedSecret,
        List<SharedSecret> openingSecrets,
        Optional<SharedSecret> requestSecret,
        List<String> tpps,
        String clientName,
        String organizationName,
        Duration lifetime,
        Optional<Instant> latestExpiry,
        URI consentApp,
        String hostname,
        MessageProfile profile,
        Subject subject,
        AccountMeans accountMeans,
        Duration personLifetime,
        String fallbackAcr,
        boolean bareRequests,
        Optional<String> metricsToken) {

    public Configuration {
        openingSecrets = List.copyOf(openingSecrets);
        tpps = List.copyOf(tpps);
    }

    /** What {@code sub} of the tokens is. */
    public enum Subject {
        /** the intent id, as in the existing solution */
        INTENT,
        /** the temporary Person, as the server makes it */
        PERSON
    }

    /** What {@code result.login.account} of the answer is. */
    public enum AccountMeans {
        /** the intent id */
        INTENT,
        /** the bank's name for the person; the intent stays ours */
        PSU
    }

    /** Whether the server is reached by https; plain http is for loopback only. */
    public boolean secure() {
        return hostname.startsWith("https:");
    }

    public boolean isTpp(String clientId) {
        return tpps.contains(clientId);
    }

    /**
     * When a journey that begins now ends unanswered: {@code exp} of the message to the Consent App.
     *
     * @return after {@code begun}, and never over 10 minutes after it
     */
    public Instant deadline(Instant begun) {
        Instant regular = begun.plus(lifetime);
        return latestExpiry.filter(stamp -> stamp.isAfter(begun) && stamp.isBefore(regular)).orElse(regular);
    }

    @Override
    public String toString() {
        return "Configuration[hostname=" + hostname + ", tpps=" + tpps.size() + ", profile=" + profile + "]";
    }
}
