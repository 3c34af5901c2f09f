package io.obconnect.janssen;

import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
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
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TimeZone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Temporary Persons in a real directory: what LDAP has of its own. */
class LdapPersonsTest {

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
    void aSecondClaimOfAnEntryThatCannotBeReadSaysSo() throws Exception {
        TemporaryPerson first = person("a", NOW.plusSeconds(600));
        people.claim(first);
        directory.server.modify("dn: inum=a," + Directory.PEOPLE, "changetype: modify", "replace: jansExtUid", "jansExtUid: obconnect:v1");
        assertThat(people.claim(first)).isEqualTo(new Claim.Existing(Optional.empty()));
    }

    @Test
    void anAuthorizationStandsOnTheServersAttributes() throws Exception {
        directory.authorizations().allow(person("a", NOW), Set.of("openid", "accounts"), NOW.plusSeconds(86_400));
        Entry entry = directory.entry("jansId=a_tpp," + Directory.AUTHORIZATIONS);
        assertThat(entry.getAttributeValues("jansScope")).containsExactlyInAnyOrder("openid", "accounts");
        assertThat(entry.getAttributeValue("jansClntId")).isEqualTo("tpp");
        assertThat(entry.getAttributeValue("jansUsrId")).isEqualTo("a");
    }

    @Test
    void tenThousandAreSweptAndTenThousandOrdinaryPersonsLeftAlone() throws Exception {
        fill(10_000);
        assertThat(Sweeps.toTheEnd(people)).isEqualTo(10_000);
        assertThat(directory.count(Directory.PEOPLE)).isEqualTo(10_000);
    }

    @Test
    void moreThanTheDirectorysSizeLimitAreSwept() throws Exception {
        sweptInADirectoryThatGivesAThousandAtMost(2_500);
    }

    @Test
    @Tag("slow")
    void fiftyThousandAreSweptWhereTheSizeLimitIsAThousand() throws Exception {
        sweptInADirectoryThatGivesAThousandAtMost(50_000);
    }

    private static void sweptInADirectoryThatGivesAThousandAtMost(int many) throws Exception {
        try (Directory limited = new Directory(Generation.V1_0, 1_000)) {
            People node = limited.people();
            for (int i = 0; i < many; i++) {
                node.claim(person("p" + i, LONG_AGO));
            }
            assertThatThrownBy(() -> limited.store.findEntries(Directory.PEOPLE, PersonEntry.class, null, 1_000)).as("a search for all")
                    .hasStackTraceContaining("size limit");
            assertThat(Sweeps.toTheEnd(node)).isEqualTo(many);
            assertThat(limited.countOfPersons()).isZero();
        }
    }

    @Test
    @Tag("slow")
    void thirtyThousandAreSweptToo() throws Exception {
        fill(30_000);
        assertThat(Sweeps.toTheEnd(people)).isEqualTo(30_000);
        assertThat(directory.count(Directory.PEOPLE)).isEqualTo(30_000);
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
