package io.obconnect.gate;

import io.obconnect.SetClock;
import io.obconnect.config.Configuration;
import io.obconnect.config.Configuration.AccountMeans;
import io.obconnect.config.Configuration.Subject;
import io.obconnect.journey.Journey;
import io.obconnect.journey.Journey.Status;
import io.obconnect.journey.JourneyName;
import io.obconnect.message.MessageProfile;
import io.obconnect.message.Purpose;
import io.obconnect.message.SharedSecret;
import io.obconnect.person.OneTimeMarkers;
import io.obconnect.request.AcrRequirement;
import io.obconnect.request.AuthServer;
import io.obconnect.request.ErrorResponseTarget;
import io.obconnect.request.IntentId;
import io.obconnect.token.TokenClaims;
import io.obconnect.token.TokenRecords;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import static org.assertj.core.api.Assertions.assertThat;

class ObjectOnlyIntentsTest {

    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final String CLIENT = "tpp";
    private static final IntentId INTENT = new IntentId("intent-1");
    private static final Duration AFTER_THE_CODE = Duration.ofSeconds(91);

    private final SetClock clock = new SetClock(NOW);
    private final Markers markers = new Markers();
    private final Records records = new Records();
    private Duration codeLifetime = Duration.ofSeconds(60);
    private final ObjectOnlyIntents intents = new ObjectOnlyIntents(markers, records, server(), clock);

    private AuthServer server() {
        return (AuthServer) Proxy.newProxyInstance(AuthServer.class.getClassLoader(), new Class<?>[] {AuthServer.class}, (proxy, method, arguments) -> {
            assertThat(method.getName()).isEqualTo("codeLifetime");
            return codeLifetime;
        });
    }

    private boolean completes(String uid, boolean objectOnly) {
        return intents.complete(journey(uid, objectOnly), configuration(true, CLIENT));
    }

    private void until(Instant then) {
        clock.advance(Duration.between(clock.instant(), then));
    }

    private boolean used() {
        return intents.used(CLIENT, INTENT);
    }

    @Test
    void aClaimCostsOneWriteAndAFreshIntentOneQuestion() {
        assertThat(used()).isFalse();
        assertThat(markers.questions).isEqualTo(1);
        assertThat(completes("a", true)).isTrue();
        assertThat(markers.writes).isEqualTo(1);
        assertThat(markers.questions).isEqualTo(1);
        assertThat(records.questions).isZero();
        assertThat(markers.kept.values().iterator().next().keptUntil()).isEqualTo(NOW.plus(Duration.ofDays(400)));
    }

    @Test
    void whileItsCodeLivesAnIntentIsUsedForAllButItsOwnJourney() {
        assertThat(completes("a", true)).isTrue();
        clock.advance(Duration.ofSeconds(59));
        assertThat(used()).isTrue();
        assertThat(completes("b", true)).isFalse();
        assertThat(completes("a", true)).isTrue();
        assertThat(intents.used("another client", INTENT)).isFalse();
        assertThat(intents.used(CLIENT, new IntentId("intent-2"))).isFalse();
    }

    @Test
    void aCodeThatNobodyExchangedLeavesItsIntentToALaterJourneyAndToOneOnly() {
        completes("a", true);
        clock.advance(Duration.ofSeconds(60));
        assertThat(used()).as("whoever begins now").isFalse();
        assertThat(completes("b", true)).as("a code a minute later, while another node's clock may be behind").isFalse();
        clock.advance(Duration.ofSeconds(30));
        assertThat(completes("b", true)).isTrue();
        assertThat(completes("c", true)).isFalse();
        assertThat(used()).isTrue();
        assertThat(completes("a", true)).as("the first journey, whose answer is told no more").isFalse();
    }

    @Test
    void aJourneyWhoseAnswerCouldntBeWrittenMayComeAgainAndItsNewCodeCounts() {
        completes("a", true);
        clock.advance(Duration.ofMinutes(5));
        assertThat(completes("a", true)).isTrue();
        assertThat(used()).isTrue();
        assertThat(completes("b", true)).isFalse();
        clock.advance(AFTER_THE_CODE);
        assertThat(completes("b", true)).isTrue();
        assertThat(completes("a", true)).isFalse();
    }

    @Test
    void aClaimFromLongAgoCountsAlsoWhereNothingIsKnownOfItsCode() {
        completes("a", true);
        clock.advance(ObjectOnlyIntents.DECIDABLE);
        assertThat(used()).isFalse();
        clock.advance(Duration.ofSeconds(1));
        assertThat(used()).isTrue();
        assertThat(completes("b", true)).isFalse();
    }

    @Test
    void aCodeThatWasExchangedUsesTheIntentUpForGood() {
        completes("a", true);
        records.keep("a");
        for (Duration later : List.of(AFTER_THE_CODE, Duration.ofHours(11), Duration.ofDays(1))) {
            until(NOW.plus(later));
            assertThat(used()).as("after %s", later).isTrue();
            assertThat(completes("b", true)).as("after %s", later).isFalse();
        }
        records.kept.clear(); // by the server's cleaner, days after the last token
        until(NOW.plus(Duration.ofDays(3)));
        assertThat(used()).isTrue();
        assertThat(completes("b", true)).isFalse();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "4f2c9d", "obconnect-", "obconnect-4f2c9d", "another-AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
    void aClaimWhoseJourneyHasANameOfAnotherFormCountsAsExchanged(String name) {
        markers.kept.put(CLIENT + "\n" + INTENT.value(), new OneTimeMarkers.Marker(new JourneyName(name), NOW.plus(ObjectOnlyIntents.KEPT)));
        clock.advance(AFTER_THE_CODE);
        assertThat(used()).isTrue();
        assertThat(completes("b", true)).isFalse();
        assertThat(completes("named", false)).isTrue();
        assertThat(records.questions).as("nothing in the store can have that name").isZero();
    }

    @Test
    void eachOfTheJourneysThatFollowedCounts() {
        completes("a", true);
        clock.advance(AFTER_THE_CODE);
        completes("b", true);
        records.keep("b");
        clock.advance(AFTER_THE_CODE);
        assertThat(used()).isTrue();
        assertThat(completes("c", true)).isFalse();
    }

    @Test
    void whatAServersSettingMakesLongerIsWaitedFor() {
        codeLifetime = Duration.ofMinutes(5);
        completes("a", true);
        clock.advance(Duration.ofSeconds(299));
        assertThat(used()).isTrue();
        clock.advance(Duration.ofSeconds(1));
        assertThat(used()).isFalse();
        assertThat(completes("b", true)).isFalse();
        clock.advance(Duration.ofSeconds(30));
        assertThat(completes("b", true)).isTrue();
    }

    @Test
    void anOutrightShorterSettingIsNotBelieved() {
        codeLifetime = Duration.ofSeconds(5); // the journey's own browser is told the code for a minute
        completes("a", true);
        clock.advance(Duration.ofSeconds(59));
        assertThat(used()).isTrue();
    }

    @Test
    void aRequestThatNamesItsClientGoesOnAndIsRememberedWhereTheOneBeforeMayComeToNothing() {
        completes("a", true);
        assertThat(completes("b", false)).isTrue();
        records.keep("b");
        clock.advance(AFTER_THE_CODE);
        assertThat(used()).as("the first one's code died, the second one's was exchanged").isTrue();
        assertThat(completes("c", true)).isFalse();
        assertThat(completes("d", false)).isTrue();
    }

    @Test
    void whereABareRequestCantComeNothingIsWrittenForOneThatNamesItsClient() {
        assertThat(intents.complete(journey("a", false), configuration(false, CLIENT))).isTrue();
        assertThat(intents.complete(journey("b", false), configuration(true, CLIENT, "tpp-2"))).isTrue();
        assertThat(markers.writes).isZero();
        assertThat(intents.complete(journey("c", true), configuration(false, CLIENT))).as("begun while it could").isTrue();
        assertThat(markers.writes).isEqualTo(1);
    }

    @Test
    void anIntentWhoseCodesDieAgainAndAgainIsUsedUpInTheEnd() {
        for (int i = 0; i < ObjectOnlyIntents.MOST_CLAIMS; i++) {
            assertThat(used()).as("before journey %d", i).isFalse();
            assertThat(completes("journey-" + i, true)).as("journey %d", i).isTrue();
            clock.advance(AFTER_THE_CODE);
        }
        assertThat(used()).isTrue();
        assertThat(completes("one too many", true)).isFalse();
        assertThat(completes("named", false)).isTrue();
        assertThat(markers.writes).isEqualTo(ObjectOnlyIntents.MOST_CLAIMS);
    }

    @ParameterizedTest
    @CsvSource({"true", "false"})
    void ofManyThatFollowAtOnceOneSucceeds(boolean afterADeadOne) throws Exception {
        if (afterADeadOne) {
            completes("a", true);
            clock.advance(AFTER_THE_CODE);
        }
        List<Callable<Boolean>> journeys = new ArrayList<>();
        for (int i = 0; i < 32; i++) {
            String uid = "journey-" + i;
            journeys.add(() -> completes(uid, true));
        }
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            int won = 0;
            for (Future<Boolean> journey : threads.invokeAll(journeys)) {
                won += journey.get() ? 1 : 0;
            }
            assertThat(won).isEqualTo(1);
        } finally {
            threads.shutdownNow();
        }
    }

    private static Configuration configuration(boolean bare, String... tpps) {
        return new Configuration(SharedSecret.ofOctets("a secret of the Consent App's!!!".getBytes(StandardCharsets.US_ASCII)), List.of(), Optional.empty(),
                List.of(tpps), "Payments", "Bank", Duration.ofMinutes(5), Optional.empty(), URI.create("https://consent.bank.example"),
                "https://auth.bank.example", MessageProfile.LEGACY, Subject.INTENT, AccountMeans.INTENT, Duration.ofMinutes(10), "simple_password_auth", bare,
                Optional.empty());
    }

    private static Journey journey(String uid, boolean objectOnly) {
        return new Journey(uid, INTENT, AcrRequirement.NONE, "openid",
                new ErrorResponseTarget(CLIENT, "https://tpp.example/cb", Optional.empty(), "code", Optional.empty()), NOW, NOW.plusSeconds(300), "proof",
                Status.AUTHENTICATED, Optional.empty(), objectOnly);
    }

    /** As every store does it: the first of a name stays. */
    private static final class Markers implements OneTimeMarkers {

        private final Map<String, Marker> kept = new HashMap<>();
        private int writes;
        private int questions;

        @Override
        public synchronized Optional<Marker> claim(Purpose purpose, String id, JourneyName by, Instant keepUntil) {
            assertThat(purpose).isEqualTo(Purpose.INTENT_CLAIM);
            Marker before = kept.putIfAbsent(id, new Marker(by, keepUntil));
            writes += before == null ? 1 : 0;
            return Optional.ofNullable(before);
        }

        @Override
        public synchronized Optional<Marker> find(Purpose purpose, String id) {
            assertThat(purpose).isEqualTo(Purpose.INTENT_CLAIM);
            questions++;
            return Optional.ofNullable(kept.get(id));
        }
    }

    /** Knows whose code was exchanged. */
    private static final class Records implements TokenRecords {

        private final Set<JourneyName> kept = new HashSet<>();
        private int questions;

        private void keep(String uid) {
            kept.add(JourneyName.of(uid));
        }

        @Override
        public synchronized boolean keptFor(JourneyName journey) {
            questions++;
            return kept.contains(journey);
        }

        @Override
        public Optional<Kept> find(String grantId) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Kept keep(String grantId, TokenClaims data, Instant until) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void prolong(String grantId, TokenClaims data, Instant until) {
            throw new UnsupportedOperationException();
        }
    }
}
