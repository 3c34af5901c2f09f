package io.obconnect.token;

import io.obconnect.DirectoryUnavailable;
import io.obconnect.ErrorCode;
import io.obconnect.Outcome;
import io.obconnect.config.HeldConfiguration;
import io.obconnect.config.Configuration;
import io.obconnect.config.Configuration.AccountMeans;
import io.obconnect.config.Configuration.Subject;
import io.obconnect.journey.Journey;
import io.obconnect.journey.Journey.Consent;
import io.obconnect.journey.Journey.Status;
import io.obconnect.message.MessageProfile;
import io.obconnect.message.SharedSecret;
import io.obconnect.request.AcrRequirement;
import io.obconnect.request.IntentId;
import io.obconnect.request.ErrorResponseTarget;
import io.obconnect.revocation.ConsentId;
import io.obconnect.revocation.RevokedConsents.Revoked;
import io.obconnect.revocation.RevokedInMemory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TokenDecisionsTest {

    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final Instant EXPIRY = NOW.plusSeconds(300);
    private static final String UID = "obconnect_abcdefghijklmnopqrstuvwxyz";
    private static final String SESSION = "jansId=session,ou=sessions,o=jans";
    private static final TokenClaims DATA = new TokenClaims("intent-1", "consent-1", Optional.of("urn:openbanking:psd2:sca"), "intent-1", UID, "tpp",
            NOW);

    private final RecordsInMemory records = new RecordsInMemory();
    private final Map<String, Journey> sessions = new HashMap<>();
    private final HeldConfiguration configuration = new HeldConfiguration();
    private final RevokedInMemory revoked = new RevokedInMemory();
    private final GrantsOfRequest decided = new GrantsOfRequest();
    private final TokenDecisions claims = new TokenDecisions(records, dn -> Optional.ofNullable(sessions.get(dn)), configuration, revoked,
            decided);

    @BeforeEach
    void aJourneyWasApproved() {
        configured(Subject.INTENT);
        sessions.put(SESSION, journey("tpp", UID).approved(consent()).authenticated());
    }

    @Test
    void theFirstTokenTakesItsClaimsFromTheJourneyAndKeepsThem() {
        assertThat(data(grant())).contains(DATA);
        assertThat(records.find("grant-1")).contains(new TokenRecords.Kept(DATA, EXPIRY.plus(Duration.ofDays(1))));
        assertThat(DATA.claims()).containsExactlyInAnyOrderEntriesOf(Map.of("openbanking_intent_id", "intent-1", "consent_id", "consent-1",
                "acr", "urn:openbanking:psd2:sca", "sub", "intent-1"));
    }

    @Test
    void laterTokensFindThemWhenSessionPersonAndConfigurationAreGone() {
        data(grant());
        sessions.clear();
        configuration.withdraw();
        Grant refreshed = grant(Optional.empty(), Optional.empty(), "tpp", Set.of(), "");
        assertThat(data(refreshed)).contains(DATA);
        assertThat(claims.reading(refreshed)).isEqualTo(Outcome.accept(Optional.of(DATA)));
    }

    @Test
    void aTokenThatLivesLongerProlongsTheRecordAndAShorterOneDoesNot() {
        data(grant());
        Instant inAWeek = NOW.plus(Duration.ofDays(7));
        assertThat(claims.issuing(grant(), inAWeek)).isEqualTo(Outcome.accept(Optional.of(DATA)));
        assertThat(records.find("grant-1").orElseThrow().until()).isEqualTo(inAWeek.plus(Duration.ofDays(1)));
        claims.issuing(grant(), EXPIRY);
        assertThat(records.find("grant-1").orElseThrow().until()).isEqualTo(inAWeek.plus(Duration.ofDays(1)));
    }

    @Test
    void theSubjectOfAGrantStaysWhenThePropertyChanges() {
        data(grant());
        configured(Subject.PERSON);
        assertThat(data(grant()).orElseThrow().subject()).isEqualTo("intent-1");
    }

    @Test
    void withSubjectPersonItIsWhatTheServerComputes() {
        configured(Subject.PERSON);
        assertThat(data(grant()).orElseThrow().subject()).isEqualTo("server-sub");
    }

    @Test
    void aPairwiseClientKeepsItsPairwiseSubject() {
        Grant pairwise = new Grant("grant-1", "tpp", Optional.of(UID), Optional.empty(), false, true, Optional.of(SESSION), true, Set.of(), () -> "pairwise");
        assertThat(data(pairwise).orElseThrow().subject()).isEqualTo("pairwise");
    }

    @Test
    void withoutASubjectThereIsNoToken() {
        configured(Subject.PERSON);
        assertRefused(grant(Optional.of(UID), Optional.empty(), "tpp", Set.of(), ""), ErrorCode.TOKEN_DATA_MISSING);
    }

    @Test
    void whereTheBankSaidNoAcrTheServersStays() {
        sessions.put(SESSION, journey("tpp", UID).approved(new Consent("consent-1", Optional.empty(), NOW)).authenticated());
        assertThat(data(grant()).orElseThrow().claims()).doesNotContainKey("acr");
    }

    @Test
    void aPasswordLoginWithoutAnIntentIsNotTouchedAndCostsNoLookUp() {
        records.down = true;
        assertThat(data(grant(Optional.of("alice"), Optional.empty(), "tpp", Set.of(), "x"))).isEmpty();
        Grant ownCredentials = new Grant("g", "tpp", Optional.empty(), Optional.empty(), false, false, Optional.empty(), false, Set.of(), () -> "");
        assertThat(data(ownCredentials)).isEmpty();
        assertThat(claims.reading(ownCredentials)).isEqualTo(Outcome.accept(Optional.empty()));
    }

    @Test
    void aPasswordLoginWhoseRequestNamesAnIntentGetsNoToken() {
        assertRefused(grant(Optional.of("alice"), Optional.empty(), "tpp", Set.of("intent-1"), "x"), ErrorCode.TOKEN_WITHOUT_JOURNEY);
        sessions.clear();
        assertRefused(grant(Optional.of("alice"), Optional.empty(), "tpp", Set.of("intent-1"), "x"), ErrorCode.TOKEN_WITHOUT_JOURNEY);
        assertThat(records.kept).isEmpty();
    }

    @Test
    void ourGrantWithoutRecordAndSessionGetsNoToken() {
        sessions.clear();
        assertRefused(grant(), ErrorCode.TOKEN_DATA_MISSING);
        assertRefused(grant(Optional.empty(), Optional.empty(), "tpp", Set.of(), ""), ErrorCode.TOKEN_DATA_MISSING);
        assertRefused(grant(Optional.empty(), Optional.of(UID), "tpp", Set.of(), ""), ErrorCode.TOKEN_DATA_MISSING);
    }

    @Test
    void aJourneyThatIsWaitingIsOfAnotherClientOrOfAnotherPersonGivesNoToken() {
        sessions.put(SESSION, journey("tpp", UID));
        assertRefused(grant(), ErrorCode.TOKEN_DATA_MISSING);
        sessions.put(SESSION, journey("other", UID).approved(consent()));
        assertRefused(grant(), ErrorCode.TOKEN_DATA_MISSING);
        sessions.put(SESSION, journey("tpp", "obconnect_other").approved(consent()));
        assertRefused(grant(), ErrorCode.TOKEN_DATA_MISSING);
    }

    @Test
    void theRequestCanOnlyNameTheJourneysOwnIntent() {
        assertThat(data(grant(Optional.of(UID), Optional.empty(), "tpp", Set.of("intent-1"), "x"))).contains(DATA);
        records.kept.clear();
        for (Set<String> named : List.of(Set.of("intent-2"), Set.of("intent-1", "intent-2"))) {
            assertThat(refusal(later().issuing(grant(Optional.of(UID), Optional.empty(), "tpp", named, "x"), EXPIRY)))
                    .contains(ErrorCode.TOKEN_WITHOUT_JOURNEY);
        }
    }

    @Test
    void whatWasKeptForAnotherClientOrPersonGivesNoToken() {
        data(grant());
        assertRefused(grant(Optional.of(UID), Optional.empty(), "other", Set.of(), "x"), ErrorCode.TOKEN_DATA_MISSING);
        assertRefused(grant(Optional.of("obconnect_other"), Optional.empty(), "tpp", Set.of(), "x"), ErrorCode.TOKEN_DATA_MISSING);
        assertRefused(grant(Optional.of(UID), Optional.empty(), "tpp", Set.of("intent-2"), "x"), ErrorCode.TOKEN_DATA_MISSING);
    }

    @Test
    void withoutAConfigurationThereIsNoFirstToken() {
        configuration.withdraw();
        assertRefused(grant(), ErrorCode.NOT_CONFIGURED);
    }

    @Test
    void aStoreThatRefusesGivesNoToken() {
        records.down = true;
        assertThatThrownBy(() -> claims.issuing(grant(), EXPIRY)).isInstanceOf(DirectoryUnavailable.class);
    }

    @Test
    void readingBeforeTheExchangeUsesTheJourneyAndKeepsNothing() {
        assertThat(claims.reading(grant())).isEqualTo(Outcome.accept(Optional.of(DATA)));
        assertThat(records.kept).isEmpty();
    }

    @Test
    void whatWasApprovedBeforeTheConsentEndedIsDeadByEitherNameAndWhatCameLaterLives() {
        for (ConsentId name : List.of(ConsentId.intent("intent-1"), ConsentId.consent("consent-1"))) {
            revoked.revoked.clear();
            revoked.revoked.put(name, new Revoked(NOW, NOW));
            assertRefused(grant(), ErrorCode.TOKEN_CONSENT_REVOKED);
            assertThat(records.kept).as("nothing is kept of it").isEmpty();
            assertThat(refusal(claims.reading(grant()))).contains(ErrorCode.TOKEN_CONSENT_REVOKED);
            revoked.revoked.put(name, new Revoked(NOW, NOW.minusMillis(1)));
            assertThat(claims.reading(grant())).isEqualTo(Outcome.accept(Optional.of(DATA)));
        }
        revoked.revoked.put(ConsentId.intent("consent-1"), new Revoked(NOW, NOW.plusSeconds(60)));
        revoked.revoked.put(ConsentId.consent("intent-1"), new Revoked(NOW, NOW.plusSeconds(60)));
        assertThat(data(grant())).as("an intent and a consent id of one text are two names").contains(DATA);
    }

    @Test
    void theEndReachesAGrantWhoseTokensWereIssuedBefore() {
        data(grant());
        revoked.revoked.put(ConsentId.consent("consent-1"), new Revoked(NOW, NOW.plusSeconds(60)));
        assertThat(refusal(claims.reading(grant()))).contains(ErrorCode.TOKEN_CONSENT_REVOKED);
        assertThat(refusal(later().issuing(grant(), EXPIRY))).contains(ErrorCode.TOKEN_CONSENT_REVOKED);
    }

    @Test
    void dataFromBeforeApprovalsWereKeptEndsWithAnyRevocationOfItsConsent() {
        TokenClaims old = TokenClaims.decode(DATA.encode().replaceFirst(",\"at\":\\d+", "")).orElseThrow();
        records.keep("grant-1", old, EXPIRY);
        assertThat(claims.reading(grant())).isEqualTo(Outcome.accept(Optional.of(old)));
        revoked.revoked.put(ConsentId.consent("consent-1"), new Revoked(NOW, NOW.minusSeconds(86_400)));
        assertThat(refusal(claims.reading(grant()))).contains(ErrorCode.TOKEN_CONSENT_REVOKED);
    }

    @Test
    void theThreeTokensOfAnExchangeAskTheStoreOnceForAnEndAndForeignGrantsNever() {
        for (int token = 0; token < 3; token++) {
            data(grant());
        }
        assertThat(revoked.questions).isEqualTo(1);
        TokenDecisions later = later();
        for (int token = 0; token < 3; token++) {
            later.issuing(grant(), EXPIRY);
        }
        assertThat(revoked.questions).as("a refresh").isEqualTo(2);
        claims.reading(grant());
        assertThat(revoked.questions).as("an introspection").isEqualTo(3);
        data(grant(Optional.of("alice"), Optional.empty(), "tpp", Set.of(), "x"));
        assertThat(revoked.questions).isEqualTo(3);
    }

    @Test
    void aStoreThatCannotTellWhetherAConsentEndedGivesNoToken() {
        revoked.down = true;
        assertThatThrownBy(() -> claims.issuing(grant(), EXPIRY)).isInstanceOf(DirectoryUnavailable.class);
        assertThatThrownBy(() -> claims.reading(grant())).isInstanceOf(DirectoryUnavailable.class);
    }

    @Test
    void dataSurvivesItsTextAndNothingElsePassesForIt() {
        assertThat(TokenClaims.decode(DATA.encode())).contains(DATA);
        for (String text : new String[] {null, "", "{}", "[]", "{\"intent\":1}", DATA.encode().replace("intent-1", "in\\nt"), "{\"x5cs256\":\"y\"}"}) {
            assertThat(TokenClaims.decode(text)).as("%s", text).isEmpty();
        }
    }

    private static Optional<ErrorCode> refusal(Outcome<Optional<TokenClaims>> outcome) {
        return outcome.fold(data -> Optional.empty(), refusal -> Optional.of(refusal.code()));
    }

    /** The same in another request. */
    private TokenDecisions later() {
        return new TokenDecisions(records, dn -> Optional.ofNullable(sessions.get(dn)), configuration, revoked, new GrantsOfRequest());
    }

    private Optional<TokenClaims> data(Grant grant) {
        return claims.issuing(grant, EXPIRY).fold(data -> data, refusal -> {
            throw new AssertionError("refused: " + refusal);
        });
    }

    private void assertRefused(Grant grant, ErrorCode code) {
        Optional<ErrorCode> refused = claims.issuing(grant, EXPIRY).fold(data -> Optional.empty(), refusal -> Optional.of(refusal.code()));
        assertThat(refused).contains(code);
    }

    private static Grant grant() {
        return grant(Optional.of(UID), Optional.empty(), "tpp", Set.of(), "server-sub");
    }

    private static Grant grant(Optional<String> uid, Optional<String> firstUid, String client, Set<String> intents, String sub) {
        return new Grant("grant-1", client, uid, firstUid, firstUid.isPresent() || uid.isEmpty(), true, Optional.of(SESSION), false, intents, () -> sub);
    }

    private static Consent consent() {
        return new Consent("consent-1", Optional.of("urn:openbanking:psd2:sca"), NOW);
    }

    private static Journey journey(String client, String uid) {
        return new Journey(uid, new IntentId("intent-1"), AcrRequirement.NONE, "openid",
                new ErrorResponseTarget(client, "https://tpp.example/cb", Optional.empty(), "code", Optional.empty()), NOW, NOW.plusSeconds(300),
                "proof", Status.WAITING, Optional.empty(), false);
    }

    private void configured(Subject subject) {
        configuration.replace(new Configuration(SharedSecret.ofOctets(new byte[32]), List.of(), Optional.empty(), List.of("tpp"), "Payments",
                "Bank", Duration.ofMinutes(5), Optional.empty(), URI.create("https://consent.bank.example"), "https://auth.bank.example", MessageProfile.LEGACY, subject,
                AccountMeans.INTENT, Duration.ofMinutes(10), "simple_password_auth", true, Optional.empty()));
    }
}
