package io.obconnect.janssen;

import io.obconnect.DirectoryUnavailable;
import io.obconnect.person.Claim;
import io.obconnect.person.People;
import io.obconnect.person.SweepReport;
import io.obconnect.person.TemporaryPerson;
import io.obconnect.request.IntentId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Temporary Persons, the same in every kind of store. */
@ParameterizedClass
@EnumSource
class PersonsTest {

    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    private final StoreKind kind;
    private ServerStore store;
    private People people;

    PersonsTest(StoreKind kind) {
        this.kind = kind;
    }

    @BeforeEach
    void open() throws Exception {
        store = kind.open();
        people = store.people();
    }

    @AfterEach
    void close() {
        if (store != null) {
            store.close();
        }
    }

    @Test
    void aPersonIsFoundAgainByItsUidAlone() {
        TemporaryPerson person = person("a", NOW.plusSeconds(600));
        assertThat(people.claim(person)).isEqualTo(new Claim.Written());
        assertThat(people.find("obconnect_a")).contains(person);
        assertThat(people.find("obconnect_b")).isEmpty();
    }

    @Test
    void aDenialIsFoundAgainAsADenial() {
        TemporaryPerson denial = new TemporaryPerson("a", "obconnect_a", "tpp", new IntentId("intent-a"), Optional.empty(), NOW);
        people.claim(denial);
        assertThat(people.find("obconnect_a")).contains(denial);
    }

    @Test
    void aSecondClaimSaysWhatIsThere() {
        TemporaryPerson first = person("a", NOW.plusSeconds(600));
        people.claim(first);
        assertThat(people.claim(new TemporaryPerson("a", "obconnect_a", "tpp", new IntentId("intent-a"), Optional.empty(), NOW)))
                .isEqualTo(new Claim.Existing(Optional.of(first)));
    }

    @Test
    void ofManyClaimsAtOnceOnTwoNodesOneIsWritten() throws Exception {
        List<People> nodes = List.of(people, store.people());
        List<Callable<Claim>> claims = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            TemporaryPerson person = new TemporaryPerson("a", "obconnect_a", "tpp", new IntentId("intent-a"), Optional.of("consent-" + i), NOW);
            People node = nodes.get(i % 2);
            claims.add(() -> node.claim(person));
        }
        assertThat(Nodes.atOnce(claims).stream().filter(Claim.Written.class::isInstance)).hasSize(1);
        assertThat(store.countOfPersons()).isEqualTo(1);
    }

    @Test
    void anExpiredPersonGoesWithAllThatHangsOnItAndNothingOfOthersDoes() {
        for (String inum : List.of("a", "b")) {
            TemporaryPerson person = person(inum, inum.equals("a") ? NOW.minusSeconds(1) : NOW.plusSeconds(1));
            store.authorizations().allow(person, Set.of("openid"), NOW.plusSeconds(86_400));
            people.claim(person);
            store.allowedOnTheServersPage(inum, "x");
            store.allowedOnTheServersPage(inum, "y");
            store.pairwiseSubject(inum);
        }
        assertThat(sweep(people)).isEqualTo(new SweepReport(1, 0, 0, Optional.empty()));
        assertThat(people.find("obconnect_a")).isEmpty();
        assertThat(people.find("obconnect_b")).isPresent();
        assertThat(store.countOfAuthorizations()).as("the other Person's").isEqualTo(3);
        assertThat(store.countOfPairwiseSubjects()).isEqualTo(1);
        assertThat(sweep(people).removed()).isZero();
    }

    @Test
    void anAuthorizationCanBeSweptByTheServerTooAndIsWrittenOnce() {
        store.authorizations().allow(person("a", NOW), Set.of("openid", "accounts"), NOW.plusSeconds(86_400));
        store.authorizations().allow(person("a", NOW), Set.of("openid", "accounts"), NOW.plusSeconds(86_400));
        assertThat(store.countOfAuthorizations()).isEqualTo(1);
        assertThat(store.removable()).isEqualTo(new ServerStore.Removable(true, "20261125120000"));
    }

    @Test
    void entriesWithAMalformedMarkerAreLeftAloneAndBlockNothing() {
        store.malformedPersons(20);
        people.claim(person("z", NOW.minusSeconds(1)));
        assertThat(sweep(people)).isEqualTo(new SweepReport(1, 0, 20, Optional.empty()));
        assertThat(store.countOfPersons()).isEqualTo(20);
    }

    @Test
    void twoNodesSweepAtOnceWithoutErrorAndMissNothing() throws Exception {
        for (int i = 0; i < 1_500; i++) {
            people.claim(person("p" + i, NOW.minusSeconds(1)));
        }
        People other = store.people();
        List<SweepReport> reports = Nodes.atOnce(List.of(() -> sweep(people), () -> sweep(other)));
        assertThat(reports).allSatisfy(report -> assertThat(report.failure()).isEmpty());
        assertThat(reports.stream().mapToInt(SweepReport::removed).sum()).isEqualTo(1_500);
        assertThat(store.countOfPersons()).isZero();
    }

    @Test
    void whileTheStoreIsDownNothingIsTakenForAnswerAndAfterwardsItIsSwept() {
        people.claim(person("a", NOW.minusSeconds(1)));
        store.goDown();
        assertThat(sweep(people).failure()).isPresent();
        assertThatThrownBy(() -> people.claim(person("b", NOW))).isInstanceOf(DirectoryUnavailable.class);
        assertThatThrownBy(() -> people.remove(List.of(person("a", NOW)))).isInstanceOf(DirectoryUnavailable.class);
        assertThatThrownBy(() -> people.find("obconnect_a")).isInstanceOf(DirectoryUnavailable.class);
        store.comeUp();
        assertThat(sweep(store.people())).isEqualTo(new SweepReport(1, 0, 0, Optional.empty()));
    }

    private static SweepReport sweep(People node) {
        return Sweeps.once(node, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private static TemporaryPerson person(String inum, Instant expiry) {
        return new TemporaryPerson(inum, "obconnect_" + inum, "tpp", new IntentId("intent-" + inum), Optional.of("consent-" + inum), expiry);
    }
}
