package io.obconnect.journey;

import io.obconnect.config.Configuration;
import io.obconnect.config.KeyedConfiguration;
import io.obconnect.message.MessageProfile;
import io.obconnect.message.SharedSecret;
import io.obconnect.request.AcrRequirement;
import io.obconnect.request.Client;
import io.obconnect.request.IntentId;
import io.obconnect.request.ErrorResponseTarget;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Values that the tests of journeys share. */
public final class Journeying {

    public static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    public static final IntentId INTENT = new IntentId("72663272-0648-427c-bad4-6dc2cdc0c0a1");
    public static final ErrorResponseTarget TARGET = new ErrorResponseTarget("tpp-1", "https://tpp.example.com/callback", Optional.of("st\"ate ü"),
            "code id_token", Optional.of("form_post"));
    public static final Client CLIENT = new Client("tpp-1", "Pay Well", Optional.of("secret"), Optional.empty(), Optional.empty(),
            List.of("https://tpp.example.com/other", TARGET.redirectUri()), List.of("code"), Optional.empty(), Optional.empty(), true, false,
            true, java.util.Set.of());

    private Journeying() {
    }

    public static KeyedConfiguration keyed(String consentApp, String... tpps) {
        return KeyedConfiguration.of(new Configuration(SharedSecret.ofOctets("a-secret-of-thirty-nine-characters-here".getBytes(StandardCharsets.UTF_8)),
                List.of(), Optional.empty(), List.of(tpps), "Configured Name", "Bank Org", Duration.ofSeconds(300), Optional.empty(), URI.create(consentApp),
                "https://auth.example.com", MessageProfile.LEGACY, Configuration.Subject.INTENT, Configuration.AccountMeans.INTENT,
                Duration.ofMinutes(10), "simple_password_auth", true, Optional.empty()),
                "a-salt-of-the-server-1234".getBytes(StandardCharsets.UTF_8));
    }

    public static KeyedConfiguration keyed() {
        return keyed("https://bank.example.com", "tpp-1");
    }

    public static Journey waiting(JourneyCookie cookie) {
        return new Journey(cookie.uid(), INTENT, new AcrRequirement(List.of("urn:openbanking:psd2:sca"), true), "openid accounts", TARGET, NOON,
                NOON.plusSeconds(300), cookie.proof(), Journey.Status.WAITING, Optional.empty(), false);
    }

    public static JourneyCookie cookie(String uid) {
        return new JourneyCookie("session-1", uid, "c2VjcmV0LW9mLXRoZS1icm93c2Vy", NOON, Optional.of("sid-1"));
    }
}
