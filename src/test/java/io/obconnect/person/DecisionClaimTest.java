package io.obconnect.person;

import io.obconnect.DirectoryUnavailable;
import io.obconnect.config.HeldConfiguration;
import io.obconnect.journey.AlreadyAnswered;
import io.obconnect.journey.ConsentApproved;
import io.obconnect.journey.ConsentDenied;
import io.obconnect.journey.Journey;
import io.obconnect.journey.Journey.Consent;
import io.obconnect.journey.Journey.Status;
import io.obconnect.message.KeyRing;
import io.obconnect.message.Purpose;
import io.obconnect.message.ServerSeal;
import io.obconnect.message.SharedSecret;
import io.obconnect.request.AcrRequirement;
import io.obconnect.request.Client;
import io.obconnect.request.IntentId;
import io.obconnect.request.ErrorResponseTarget;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class DecisionClaimTest {

    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final String UID = "obconnect_abcdefghijklmnopqrstuvwxyz";

    private final PeopleInMemory people = new PeopleInMemory();
    private final List<String> allowed = new ArrayList<>();
    private final Fired<PersonCreated> created = new Fired<>();
    private boolean trusted = true;
    private final DecisionClaim claims = answers(uid -> "inum-of-" + uid);

    @Test
    void anApprovalWritesAnActivePersonThatLivesTenMinutes() {
        claims.approved(approval("consent-1"));
        assertThat(people.find(UID)).contains(new TemporaryPerson("inum-of-" + UID, UID, "tpp", new IntentId("intent-1"),
                Optional.of("consent-1"), NOW.plus(Duration.ofMinutes(10))));
        assertThat(created.events).containsExactly(new PersonCreated(true, NOW));
    }

    @Test
    void aDenialWritesAnInactiveOne() {
        claims.denied(denial());
        assertThat(people.find(UID)).hasValueSatisfying(person -> assertThat(person.active()).isFalse());
        assertThat(created.events).containsExactly(new PersonCreated(false, NOW));
    }

    @Test
    void theSameApprovalAgainIsToldFromAnother() {
        claims.approved(approval("consent-1"));
        assertAnswered(() -> claims.approved(approval("consent-1")), true);
        assertAnswered(() -> claims.approved(approval("consent-2")), false);
        assertAnswered(() -> claims.denied(denial()), false);
    }

    @Test
    void theSameDenialAgainIsToldFromAnApproval() {
        claims.denied(denial());
        assertAnswered(() -> claims.denied(denial()), true);
        assertAnswered(() -> claims.approved(approval("consent-1")), false);
        assertThat(people.rows).hasSize(1);
    }

    @Test
    void anEntryThatCannotBeReadIsAnotherAnswer() {
        people.rows.put("inum-of-" + UID, new PeopleInMemory.Row(NOW, Optional.empty()));
        assertAnswered(() -> claims.approved(approval("consent-1")), false);
    }

    @Test
    void anAnswerGivenBeforeTheKeysWereRotatedStillCounts() {
        answers(uid -> seal("the secret of last year, 32 long.").mac(Purpose.PERSON_INUM, uid)).approved(approval("consent-1"));
        DecisionClaim rotated = answers(uid -> seal("the secret of this year, 32 long.").mac(Purpose.PERSON_INUM, uid));
        assertAnswered(() -> rotated.approved(approval("consent-1")), true);
        assertAnswered(() -> rotated.denied(denial()), false);
        assertThat(people.rows).hasSize(1);
    }

    private static ServerSeal seal(String secret) {
        return new ServerSeal("the salt of the server".getBytes(StandardCharsets.US_ASCII),
                new KeyRing(SharedSecret.ofOctets(secret.getBytes(StandardCharsets.US_ASCII)), List.of()));
    }

    @Test
    void approvalsAndDenialsAtOnceLeaveOneAnswer() throws Exception {
        ExecutorService browsers = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Boolean>> returns = new ArrayList<>();
            for (int i = 0; i < 32; i++) {
                String consent = "consent-" + i % 4;
                boolean approve = i % 2 == 0;
                returns.add(() -> succeeds(() -> {
                    if (approve) {
                        answers(uid -> "inum").approved(approval(consent));
                    } else {
                        answers(uid -> "inum").denied(denial());
                    }
                }));
            }
            int written = 0;
            for (Future<Boolean> answer : browsers.invokeAll(returns)) {
                written += answer.get() ? 1 : 0;
            }
            assertThat(written).isEqualTo(1);
            assertThat(people.rows).hasSize(1);
        } finally {
            browsers.shutdownNow();
        }
    }

    @Test
    void anUntrustedClientIsAllowedTheRequestedScopesForADay() {
        trusted = false;
        claims.approved(approval("consent-1"));
        assertThat(allowed).containsExactly("inum-of-" + UID + " tpp [accounts, openid] until 2026-11-25T12:00:00Z");
    }

    @Test
    void aTrustedClientNeedsNoAuthorizationAndADenialGivesNone() {
        claims.approved(approval("consent-1"));
        trusted = false;
        assertAnswered(() -> claims.denied(denial()), false);
        assertThat(allowed).isEmpty();
    }

    @Test
    void aStoreThatRefusesStopsTheJourney() {
        people.down = true;
        assertThatThrownBy(() -> claims.approved(approval("consent-1"))).isInstanceOf(DirectoryUnavailable.class);
        assertThat(created.events).isEmpty();
    }

    private DecisionClaim answers(PersonNames names) {
        ClientAuthorizations authorizations = (person, scopes, until) ->
                allowed.add(person.inum() + " " + person.clientId() + " " + new TreeSet<>(scopes) + " until " + until);
        return new DecisionClaim(people, authorizations, id -> Optional.of(client(id)), names, new HeldConfiguration(), created);
    }

    private Client client(String id) {
        return new Client(id, "", Optional.empty(), Optional.empty(), Optional.empty(), List.of(), List.of("code"), Optional.empty(),
                Optional.empty(), trusted, false, true, java.util.Set.of());
    }

    private static ConsentApproved approval(String consentId) {
        return new ConsentApproved(journey().approved(new Consent(consentId, Optional.empty(), NOW)), "account", NOW);
    }

    private static ConsentDenied denial() {
        return new ConsentDenied(journey(), false, NOW);
    }

    private static Journey journey() {
        return new Journey(UID, new IntentId("intent-1"), AcrRequirement.NONE, "openid accounts",
                new ErrorResponseTarget("tpp", "https://tpp.example/cb", Optional.empty(), "code", Optional.empty()), NOW, NOW.plusSeconds(300),
                "proof", Status.WAITING, Optional.empty(), false);
    }

    private static boolean succeeds(Runnable answer) {
        try {
            answer.run();
            return true;
        } catch (AlreadyAnswered e) {
            return false;
        }
    }

    private static void assertAnswered(ThrowingCallable answer, boolean same) {
        assertThatThrownBy(answer).isInstanceOfSatisfying(AlreadyAnswered.class, e -> assertThat(e.same()).isEqualTo(same));
    }
}
