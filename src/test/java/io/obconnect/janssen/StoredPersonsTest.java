package io.obconnect.janssen;

import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import io.obconnect.DirectoryUnavailable;
import io.obconnect.person.Claim;
import io.obconnect.person.People;
import io.obconnect.person.SweepReport;
import io.obconnect.person.TemporaryPerson;
import io.obconnect.request.IntentId;
import io.obconnect.sandbox.server.Generation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TimeZone;
import java.util.concurrent.Callable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Temporary Persons in a real directory. */
class StoredPersonsTest {

    private static final String CLIENT = Generation.byDefault().authorizationsClient();
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");

    private final TimeZone zone = TimeZone.getDefault();
    private Directory directory;
    private People people;

    @BeforeEach
    void open() throws Exception {
        directory = new Directory();
        people = directory.people();
    }

    @AfterEach
    void close() {
        directory.close();
        TimeZone.setDefault(zone);
    }

    @Test
    void aPersonIsWrittenOnStockAttributesAndFoundAgain() throws Exception {
        TemporaryPerson person = person("a", NOW.plusSeconds(600));
        assertThat(people.claim(person)).isEqualTo(new Claim.Written());
        assertThat(people.find("obconnect_a")).contains(person);
        Entry entry = directory.entry("inum=a," + Directory.PEOPLE);
        assertThat(entry.getAttributeValue("uid")).isEqualTo("obconnect_a");
        assertThat(entry.getAttributeValue("jansStatus")).isEqualTo("active");
        assertThat(entry.getAttributeValue("jansPassExpDate")).isEqualTo("20261124121000.000Z");
        assertThat(entry.getAttributeValue("jansExtId")).isEqualTo("intent-a");
        assertThat(entry.getAttributeValues("jansExtUid")).contains("obconnect:v1", "obconnect:exp:1795522200", "obconnect:intent:intent-a",
                "obconnect:consent:consent-a");
        assertThat(entry.getObjectClassValues()).contains("jansPerson", "jansCustomPerson");
    }

    @Test
    void nobodyCanLogInAsItWithAPassword() throws Exception {
        people.claim(person("a", NOW.plusSeconds(600)));
        try (LDAPConnection connection = new LDAPConnection("127.0.0.1", directory.server.getListenPort())) {
            for (String password : List.of("x", "null", "obconnect_a")) {
                assertThatThrownBy(() -> connection.bind("inum=a," + Directory.PEOPLE, password)).isInstanceOf(LDAPException.class);
            }
        }
    }

    @Test
    void aDenialIsAnInactiveEntry() throws Exception {
        TemporaryPerson denial = new TemporaryPerson("a", "obconnect_a", "tpp", new IntentId("intent-a"), Optional.empty(), NOW);
        people.claim(denial);
        assertThat(people.find("obconnect_a")).contains(denial);
        assertThat(directory.entry("inum=a," + Directory.PEOPLE).getAttributeValue("jansStatus")).isEqualTo("inactive");
    }

    @Test
    void aSecondClaimSaysWhatIsThere() throws Exception {
        TemporaryPerson first = person("a", NOW.plusSeconds(600));
        people.claim(first);
        assertThat(people.claim(new TemporaryPerson("a", "obconnect_a", "tpp", new IntentId("intent-a"), Optional.empty(), NOW)))
                .isEqualTo(new Claim.Existing(Optional.of(first)));
        directory.server.modify("dn: inum=a," + Directory.PEOPLE, "changetype: modify", "replace: jansExtUid", "jansExtUid: obconnect:v1");
        assertThat(people.claim(first)).isEqualTo(new Claim.Existing(Optional.empty()));
    }

    @Test
    void ofManyClaimsAtOnceOneIsWritten() throws Exception {
        List<Callable<Claim>> claims = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            TemporaryPerson person = new TemporaryPerson("a", "obconnect_a", "tpp", new IntentId("intent-a"), Optional.of("consent-" + i), NOW);
            claims.add(() -> directory.people().claim(person));
        }
        assertThat(Nodes.atOnce(claims).stream().filter(Claim.Written.class::isInstance)).hasSize(1);
        assertThat(directory.count(Directory.PEOPLE)).isEqualTo(1);
    }

    @Test
    void anExpiredPersonGoesWithEveryAuthorizationOfItsAndTheEntriesBelowIt() throws Exception {
        TemporaryPerson person = person("a", NOW.minusSeconds(1));
        new JanssenClientAuthorizations(directory.store, directory.authorizations(), new AuthorizationEntries()).allow(person, Set.of("openid"), NOW.plusSeconds(86_400));
        people.claim(person);
        // allowed to another client while it lived, on the server's own page
        directory.server.add("dn: jansId=a_x," + Directory.AUTHORIZATIONS, "objectClass: jansClntAuthz", "jansId: a_x", CLIENT + ": x", "jansUsrId: a");
        directory.server.add("dn: jansId=b_x," + Directory.AUTHORIZATIONS, "objectClass: jansClntAuthz", "jansId: b_x", CLIENT + ": x", "jansUsrId: b");
        directory.server.add("dn: ou=pairwiseIdentifiers,inum=a," + Directory.PEOPLE, "objectClass: organizationalUnit", "ou: pairwiseIdentifiers");
        directory.server.add("dn: jansId=p,ou=pairwiseIdentifiers,inum=a," + Directory.PEOPLE, "objectClass: jansPairwiseIdentifier", "jansId: p");
        assertThat(sweep()).isEqualTo(new SweepReport(1, 0, 0, Optional.empty()));
        assertThat(directory.count(Directory.PEOPLE)).isZero();
        assertThat(directory.count(Directory.AUTHORIZATIONS)).as("another Person's").isEqualTo(1);
        assertThat(directory.entry("jansId=b_x," + Directory.AUTHORIZATIONS)).isNotNull();
    }

    @Test
    void anAuthorizationCanBeSweptByTheServerTooAndIsWrittenOnce() throws Exception {
        JanssenClientAuthorizations authorizations = new JanssenClientAuthorizations(directory.store, directory.authorizations(), new AuthorizationEntries());
        authorizations.allow(person("a", NOW), Set.of("openid", "accounts"), NOW.plusSeconds(86_400));
        authorizations.allow(person("a", NOW), Set.of("openid", "accounts"), NOW.plusSeconds(86_400));
        Entry entry = directory.entry("jansId=a_tpp," + Directory.AUTHORIZATIONS);
        assertThat(entry.getAttributeValue("del")).isEqualToIgnoringCase("true");
        assertThat(entry.getAttributeValue("exp")).isEqualTo("20261125120000.000Z");
        assertThat(entry.getAttributeValues("jansScope")).containsExactlyInAnyOrder("openid", "accounts");
        assertThat(entry.getAttributeValue(CLIENT)).isEqualTo("tpp");
        assertThat(entry.getAttributeValue("jansUsrId")).isEqualTo("a");
    }

    @Test
    void aPersonThatIsNotExpiredStays() throws Exception {
        people.claim(person("a", NOW.plusSeconds(1)));
        assertThat(sweep().removed()).isZero();
        assertThat(directory.count(Directory.PEOPLE)).isEqualTo(1);
    }

    @Test
    void entriesWithAMalformedMarkerAreLeftAloneAndBlockNothing() throws Exception {
        for (int i = 0; i < 20; i++) {
            directory.server.add("dn: inum=bad" + i + "," + Directory.PEOPLE, "objectClass: jansPerson", "inum: bad" + i, "uid: bad" + i,
                    "jansPassExpDate: 20200101000000.000Z", "jansExtUid: obconnect:v1", "jansExtUid: obconnect:exp:soon");
        }
        people.claim(person("z", NOW.minusSeconds(1)));
        assertThat(sweep()).isEqualTo(new SweepReport(1, 0, 20, Optional.empty()));
        assertThat(directory.count(Directory.PEOPLE)).isEqualTo(20);
    }

    @Test
    void tenThousandAreSweptAndTenThousandOrdinaryPersonsLeftAlone() throws Exception {
        fill(10_000);
        assertThat(Sweeps.toTheEnd(people)).isEqualTo(10_000);
        assertThat(directory.count(Directory.PEOPLE)).isEqualTo(10_000);
    }

    @Test
    @Tag("slow")
    void thirtyThousandAreSweptToo() throws Exception {
        fill(30_000);
        assertThat(Sweeps.toTheEnd(people)).isEqualTo(30_000);
        assertThat(directory.count(Directory.PEOPLE)).isEqualTo(30_000);
    }

    @Test
    void twoNodesSweepAtOnceWithoutErrorAndMissNothing() throws Exception {
        for (int i = 0; i < 1_500; i++) {
            people.claim(person("p" + i, NOW.minusSeconds(1)));
        }
        List<SweepReport> reports = Nodes.atOnce(List.of(this::sweep, this::sweep));
        assertThat(reports).allSatisfy(report -> assertThat(report.failure()).isEmpty());
        assertThat(reports.stream().mapToInt(SweepReport::removed).sum()).isEqualTo(1_500);
        assertThat(directory.count(Directory.PEOPLE)).isZero();
    }

    @Test
    void whileTheDirectoryIsDownNothingIsLostAndAfterwardsItIsSwept() throws Exception {
        people.claim(person("a", NOW.minusSeconds(1)));
        directory.goDown();
        assertThat(sweep().failure()).isPresent();
        assertThatThrownBy(() -> people.claim(person("b", NOW))).isInstanceOf(DirectoryUnavailable.class);
        assertThatThrownBy(() -> people.remove(List.of(person("a", NOW)))).isInstanceOf(DirectoryUnavailable.class);
        assertThatThrownBy(() -> people.find("obconnect_a")).isInstanceOf(DirectoryUnavailable.class);
        directory.comeUp();
        assertThat(sweep()).isEqualTo(new SweepReport(1, 0, 0, Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Pacific/Kiritimati", "America/Los_Angeles", "Asia/Kathmandu"})
    void theTimeZoneOfTheNodeDoesNotMatter(String name) throws Exception {
        TimeZone.setDefault(TimeZone.getTimeZone(name));
        people.claim(person("expired", NOW.minusSeconds(1)));
        people.claim(person("alive", NOW.plusSeconds(1)));
        assertThat(sweep().removed()).isEqualTo(1);
        assertThat(people.find("obconnect_alive")).isPresent();
    }

    private void fill(int each) throws Exception {
        // past dates of their own: a password that expired long ago
        for (int i = 0; i < each; i++) {
            Entry ordinary = new Entry("inum=o" + i + "," + Directory.PEOPLE);
            ordinary.addAttribute("objectClass", "jansPerson");
            ordinary.addAttribute("inum", "o" + i);
            ordinary.addAttribute("uid", "person" + i);
            ordinary.addAttribute("jansPassExpDate", "20200101000000.000Z");
            ordinary.addAttribute("jansExtUid", "passport:" + i);
            directory.server.add(ordinary);
            people.claim(person("p" + i, LONG_AGO));
        }
    }

    private SweepReport sweep() {
        return Sweeps.once(directory.people(), Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private static TemporaryPerson person(String inum, Instant expiry) {
        return new TemporaryPerson(inum, "obconnect_" + inum, "tpp", new IntentId("intent-" + inum), Optional.of("consent-" + inum), expiry);
    }
}
