package io.obconnect.bench;

import io.obconnect.Outcome;
import io.obconnect.config.HeldConfiguration;
import io.obconnect.config.Configuration;
import io.obconnect.config.KeyedConfiguration;
import io.obconnect.journey.Journey;
import io.obconnect.journey.JourneyCookie;
import io.obconnect.journey.Ticket;
import io.obconnect.message.ConsentRequest;
import io.obconnect.message.MessageProfile;
import io.obconnect.message.SharedSecret;
import io.obconnect.request.AcrRequirement;
import io.obconnect.request.AuthServer;
import io.obconnect.request.Client;
import io.obconnect.request.IntentId;
import io.obconnect.request.ErrorResponseTarget;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** One TPP, one bank, one journey: what all benchmarks work on. */
public final class Scene {

    public static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    public static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    public static final String ISSUER = "https://auth.example.com";
    public static final String RETURN_BASE = ISSUER + "/jans-auth/obconnect/return/";
    public static final String TPP = "1801.0df2a6a4-6a3c-4e1b-9d6f-0f6a2f6f5a11";
    public static final String INTENT = "72663272-0648-427c-bad4-6dc2cdc0c0a1";
    public static final String SCA = "urn:openbanking:psd2:sca";
    public static final String CONSENT_ID = "consent-4711";
    public static final String CLIENT_SECRET = "a-client-secret-of-some-length-0123456789";
    public static final SharedSecret SHARED_SECRET = secret("a-secret-of-thirty-nine-characters-here");
    public static final ErrorResponseTarget TARGET = new ErrorResponseTarget(TPP, "https://tpp.example.com/callback", Optional.of("f3ab91c8e0d24b6b"),
            "code id_token", Optional.empty());
    public static final KeyedConfiguration IN_FORCE = KeyedConfiguration.of(new Configuration(SHARED_SECRET, List.of(), Optional.empty(), List.of(TPP),
            "Example Payments", "Example Bank", Duration.ofSeconds(300), Optional.empty(), URI.create("https://bank.example.com"), ISSUER, MessageProfile.LEGACY,
            Configuration.Subject.INTENT, Configuration.AccountMeans.INTENT, Duration.ofMinutes(10), "simple_password_auth", true,
            Optional.empty()), "the-salt-of-the-server-012345".getBytes(StandardCharsets.UTF_8));
    public static final JourneyCookie COOKIE = new JourneyCookie("8a3c6f0e-53a1-4d0f-9f42-5b7a1d0c9e77",
            "obconnect_mnxw443fnz2gk3tfmrqxg2ldmu", "c2VjcmV0LW9mLXRoZS1icg", NOW, Optional.of("5d698557-3590-4b1e-a5a8-2d1f8e0c7b11"));
    public static final Journey JOURNEY = new Journey(COOKIE.uid(), new IntentId(INTENT), new AcrRequirement(List.of(SCA), true),
            "openid accounts", TARGET, NOW, NOW.plusSeconds(300), COOKIE.proof(), Journey.Status.WAITING, Optional.empty(), false);
    public static final ConsentRequest CONSENT_REQUEST = new ConsentRequest(RETURN_BASE + Ticket.of(JOURNEY).seal(IN_FORCE.seal()), COOKIE.uid(), INTENT, TPP,
            "openid accounts", List.of(SCA), NOW, NOW.plusSeconds(300), "q9J8w2yBfYt0mE1pRkZ5bA", "Example Payments", "Example Bank");
    public static final AuthServer SERVER = new Server();

    private Scene() {
    }

    private static SharedSecret secret(String text) {
        return SharedSecret.ofOctets(text.getBytes(StandardCharsets.UTF_8));
    }

    public static HeldConfiguration active() {
        HeldConfiguration active = new HeldConfiguration();
        active.replace(IN_FORCE.configuration());
        return active;
    }

    /** @param jwks the TPP's public keys */
    public static Client client(Optional<String> jwks) {
        return new Client(TPP, "Example Payments", Optional.of(CLIENT_SECRET), jwks, Optional.empty(), List.of(TARGET.redirectUri()),
                List.of("code", "id_token"), Optional.empty(), Optional.empty(), true, false, true, java.util.Set.of("client_secret_basic"));
    }

    /** Figures of refusals would be worthless where acceptance is meant, and the other way round. */
    public static <T> T accepted(Outcome<T> outcome) {
        return outcome.fold(value -> value, refusal -> {
            throw new IllegalStateException("refused: " + refusal);
        });
    }

    private static final class Server implements AuthServer {
        @Override
        public String issuer() {
            return ISSUER;
        }

        @Override
        public boolean fapi() {
            return false;
        }

        @Override
        public boolean signedRequestsOnly() {
            return false;
        }

        @Override
        public Duration codeLifetime() {
            return Duration.ofMinutes(1);
        }

        @Override
        public String defaultAcr() {
            return ourAcr();
        }

        @Override
        public boolean isOurAcr(String acr) {
            return acr.equals(ourAcr()) || AcrRequirement.PSD2.contains(acr);
        }

        @Override
        public String ourAcr() {
            return "obconnect";
        }

        @Override
        public Optional<PrivateKey> decryptionKey(String kid) {
            return Optional.empty();
        }
    }
}
