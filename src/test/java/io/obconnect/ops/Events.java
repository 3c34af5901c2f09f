package io.obconnect.ops;

import io.obconnect.ErrorCode;
import io.obconnect.Refusal;
import io.obconnect.config.HeldConfiguration;
import io.obconnect.config.Configuration;
import io.obconnect.config.ConfigurationReader;
import io.obconnect.config.Environment;
import io.obconnect.config.Reading;
import io.obconnect.journey.Journey;
import io.obconnect.journey.JourneyFailed;
import io.obconnect.message.SecretSources;
import io.obconnect.request.AcrRequirement;
import io.obconnect.request.IntentId;
import io.obconnect.request.ErrorResponseTarget;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Journeys, events and configurations for tests of what watches them. */
final class Events {

    static final Instant BEGUN = Instant.parse("2026-11-24T12:00:00Z");
    static final Instant ANSWERED = BEGUN.plusSeconds(42);
    static final String TPP = "tpp-1";
    static final String INTENT = "intent-72663272-0648-427c";
    static final String UID = "obconnect_abcdefghijklmnopqrstuvwxyz";
    static final String ACCOUNT = "account-of-a-person";
    static final String CONSENT_ID = "consent-4711";
    static final String TOKEN = "metrics-token-of-operators";
    static final LogHash HASH = value -> Optional.of("h" + Integer.toHexString(value.hashCode()));

    private static final SecretSources NOWHERE = new SecretSources() {
        @Override
        public Optional<byte[]> file(String path) {
            return Optional.empty();
        }

        @Override
        public Optional<String> environment(String name) {
            return Optional.empty();
        }
    };

    private Events() {
    }

    static Journey waiting(String tpp) {
        return new Journey(UID, new IntentId(INTENT), new AcrRequirement(List.of("urn:openbanking:psd2:sca"), true), "openid accounts",
                new ErrorResponseTarget(tpp, "https://tpp.example/cb", Optional.of("state"), "code", Optional.empty()), BEGUN,
                BEGUN.plusSeconds(300), "proof", Journey.Status.WAITING, Optional.empty(), false);
    }

    static Journey approved(String acr) {
        return waiting(TPP).approved(new Journey.Consent(CONSENT_ID, Optional.of(acr), ANSWERED));
    }

    static JourneyFailed failed(String tpp, ErrorCode code) {
        return new JourneyFailed(Optional.ofNullable(tpp), Optional.of(UID), Refusal.of(code), "REF12345", ANSWERED);
    }

    /** Of a return that proves nothing about any journey. */
    static JourneyFailed forged(ErrorCode code) {
        return new JourneyFailed(Optional.empty(), Optional.empty(), Refusal.of(code), "REF12345", ANSWERED);
    }

    static Map<String, String> properties() {
        return new HashMap<>(Map.of("sharedSecret", "a-secret-of-the-consent-app", "tpp_client_id", "tpp-1 tpp-2",
                "client_name", "Example Payments", "organization_name", "Example Bank", "expiry", "300",
                "consent_app_server_name", "https://consent.bank.example", "hostname", "https://auth.bank.example",
                "metrics_token", TOKEN));
    }

    static Reading read(Map<String, String> properties) {
        return new ConfigurationReader().read(properties, new Environment("https://auth.bank.example", "obconnect"::equals,
                Clock.fixed(BEGUN, ZoneOffset.UTC), NOWHERE));
    }

    static HeldConfiguration configured() {
        HeldConfiguration active = new HeldConfiguration();
        active.apply(read(properties()));
        return active;
    }

    static Configuration configuration(String secret) {
        Map<String, String> properties = properties();
        properties.put("sharedSecret", secret);
        return ((Reading.Valid) read(properties)).configuration();
    }
}
