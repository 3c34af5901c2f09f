package io.obconnect.revocation;

import io.obconnect.ErrorCode;
import io.obconnect.config.Configuration;
import io.obconnect.config.Configuration.AccountMeans;
import io.obconnect.config.Configuration.Subject;
import io.obconnect.config.KeyedConfiguration;
import io.obconnect.message.MessageProfile;
import io.obconnect.message.Revocation;
import io.obconnect.message.SharedSecret;
import io.obconnect.person.Fired;
import org.junit.jupiter.api.Test;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;

/** From when on a consent counts as ended, and for how long that is remembered. */
class ConsentRevocationTest {

    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final ConsentId CONSENT = ConsentId.consent("consent-1");
    private static final KeyedConfiguration IN_FORCE = KeyedConfiguration.of(new Configuration(SharedSecret.ofOctets(new byte[32]), List.of(), Optional.empty(),
            List.of("tpp-1", "tpp-2"), "Payments", "Bank", Duration.ofMinutes(5), Optional.empty(), URI.create("https://consent.bank.example"),
            "https://auth.bank.example", MessageProfile.LEGACY, Subject.INTENT, AccountMeans.INTENT, Duration.ofMinutes(10), "simple_password_auth", true,
            Optional.empty()), new byte[16]);

    private final RevokedInMemory revoked = new RevokedInMemory();
    private Duration longest = Duration.ofDays(1);
    private final Fired<ConsentRevoked> fired = new Fired<>();
    private final ConsentRevocation revocation = new ConsentRevocation(revoked, clients -> longest, fired, Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void itEndsWhatWasApprovedUntilItArrived() {
        assertThat(effective(NOW)).isEqualTo(NOW);
        assertThat(effective(NOW.minusSeconds(30))).as("the bank's clock may be behind").isEqualTo(NOW);
        assertThat(effective(NOW.plusSeconds(30))).as("or ahead").isEqualTo(NOW);
    }

    @Test
    void oneThatCameLateDoesNotEndWhatWasApprovedMeanwhile() {
        assertThat(effective(NOW.minusSeconds(240))).isEqualTo(NOW.minusSeconds(210));
    }

    @Test
    void itIsKnownLongerThanAnyTokenOfTheConsentLivesAndAtLeastAsLongAsAConsent() {
        effective(NOW);
        assertThat(revoked.keptUntil.get(CONSENT)).isEqualTo(NOW.plus(Duration.ofDays(91)));
        longest = Duration.ofDays(400);
        effective(NOW.plusSeconds(1));
        assertThat(revoked.keptUntil.get(CONSENT)).isEqualTo(NOW.plus(Duration.ofDays(401)));
    }

    @Test
    void whoeverWatchesHearsBothNamesAndWhetherItIsNews() {
        List<ConsentId> both = List.of(CONSENT, ConsentId.intent("intent-1"));
        Revocation message = new Revocation(Optional.of("consent-1"), Optional.of("intent-1"), NOW, Optional.of("withdrawn"));
        revocation.revoke(both, message, IN_FORCE);
        revocation.revoke(both, message, IN_FORCE);
        assertThat(fired.events).containsExactly(new ConsentRevoked(both, Optional.of("withdrawn"), true, NOW),
                new ConsentRevoked(both, Optional.of("withdrawn"), false, NOW));
        assertThat(revoked.revoked).containsOnlyKeys(both.toArray(ConsentId[]::new));
    }

    @Test
    void anIdThatIsNoneIsRefused() {
        for (String id : new String[] {"", "a b", "x".repeat(129), "ä"}) {
            Optional<ErrorCode> refused = ConsentId.in(new Revocation(Optional.of("consent-1"), Optional.of(id), NOW, Optional.empty()))
                    .fold(names -> Optional.empty(), refusal -> Optional.of(refusal.code()));
            assertThat(refused).as(id).contains(ErrorCode.REVOCATION_UNUSABLE);
        }
    }

    private Instant effective(Instant said) {
        revocation.revoke(List.of(CONSENT), new Revocation(Optional.of("consent-1"), Optional.empty(), said, Optional.empty()), IN_FORCE);
        Instant effective = revoked.revoked.get(CONSENT).effective();
        revoked.revoked.clear();
        return effective;
    }
}
