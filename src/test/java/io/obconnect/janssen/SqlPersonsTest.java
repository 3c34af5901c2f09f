package io.obconnect.janssen;

import io.obconnect.DirectoryUnavailable;
import io.obconnect.person.Claim;
import io.obconnect.person.People;
import io.obconnect.person.SweepReport;
import io.obconnect.person.TemporaryPerson;
import io.obconnect.request.IntentId;
import io.obconnect.sandbox.SqlDatabase;
import io.obconnect.sandbox.server.Generation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.TimeZone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Temporary Persons in a genuine PostgreSQL, which ignores base DNs, knows one object class and keeps local times. */
@EnabledOnOs(value = OS.LINUX, architectures = "amd64", disabledReason = "the build brings PostgreSQL for this platform alone")
class SqlPersonsTest {

    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");
    private static final TimeZone UTC = TimeZone.getTimeZone("UTC");

    private Tables store;
    private SqlDatabase database;
    private People people;

    @BeforeEach
    void open() throws SQLException {
        store = new Tables(Generation.byDefault());
        database = store.database;
        people = node(UTC);
    }

    @AfterEach
    void close() {
        store.close();
    }

    private People node(TimeZone zone) {
        return store.people(zone);
    }

    @Test
    void theIndicesOfTheOperatorsGuideAreMadeAndTwiceDoesNoHarm() throws Exception {
        List<String> statements = Files.readString(Path.of("docs/operators.md")).lines().filter(line -> line.startsWith("CREATE INDEX ")).toList();
        assertThat(statements).isEqualTo(SqlDatabase.INDICES_OF_THE_GUIDE);
        database.withIndicesOfTheGuide();
        database.withIndicesOfTheGuide();
    }

    @Test
    void aPersonIsWrittenOnStockColumnsAndFoundAgain() throws SQLException {
        TemporaryPerson person = person("a", NOW.plusSeconds(600));
        assertThat(people.claim(person)).isEqualTo(new Claim.Written());
        assertThat(people.find("obconnect_a")).contains(person);
        assertThat(database.value("SELECT concat_ws('|', dn, \"objectClass\", inum, uid, \"jansStatus\", \"jansExtId\", \"jansPassExpDate\") FROM \"jansPerson\""))
                .isEqualTo("inum=a,ou=people,o=jans|jansPerson|a|obconnect_a|active|intent-a|2026-11-24 12:10:00");
        assertThat(database.value("SELECT \"jansExtUid\" FROM \"jansPerson\"")).startsWith("[\"obconnect:v1\", \"obconnect:exp:1795522200\"");
    }

    @Test
    void theLongestLegalValuesFitIntoTheColumns() {
        String longest = "c".repeat(128);
        TemporaryPerson person = new TemporaryPerson("i".repeat(39), "obconnect_" + "u".repeat(54), "t".repeat(64), new IntentId(longest),
                Optional.of(longest), NOW);
        assertThat(people.claim(person)).isEqualTo(new Claim.Written());
        assertThat(people.find(person.uid())).contains(person);
    }

    @Test
    void whatTheColumnsCannotHoldIsNoPersonAndNoSilence() {
        TemporaryPerson person = new TemporaryPerson("a", "obconnect_" + "u".repeat(55), "tpp", new IntentId("intent"), Optional.of("c"), NOW);
        assertThatThrownBy(() -> people.claim(person)).isInstanceOf(DirectoryUnavailable.class);
    }

    @Test
    void tenThousandAreSweptAndTenThousandOrdinaryPersonsLeftAlone() throws SQLException {
        manyAreSweptAndAsManyOrdinaryPersonsLeftAlone(10_000);
    }

    @Test
    @Tag("slow")
    void aHundredThousandAreSweptToo() throws SQLException {
        manyAreSweptAndAsManyOrdinaryPersonsLeftAlone(100_000);
    }

    private void manyAreSweptAndAsManyOrdinaryPersonsLeftAlone(int many) throws SQLException {
        // past dates of their own: a password that expired long ago
        database.execute("INSERT INTO \"jansPerson\" (doc_id, dn, \"objectClass\", inum, uid, \"jansPassExpDate\", \"jansExtUid\") SELECT 'o' || n, "
                + "'inum=o' || n || ',ou=people,o=jans', 'jansPerson', 'o' || n, 'person' || n, TIMESTAMP '2020-01-01', "
                + "jsonb_build_array('passport:' || n) FROM generate_series(1, " + many + ") n");
        for (int i = 0; i < many; i++) {
            people.claim(person("p" + i, LONG_AGO));
        }
        assertThat(Sweeps.toTheEnd(people)).isEqualTo(many);
        assertThat(database.count("jansPerson")).isEqualTo(many);
        assertThat(database.value("SELECT COUNT(*) FROM \"jansPerson\" WHERE inum NOT LIKE 'o%'")).isEqualTo("0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Pacific/Kiritimati", "America/Los_Angeles", "Asia/Kathmandu"})
    void theTimeZoneOfTheNodesDoesNotMatterWhereItIsOne(String zone) throws SQLException {
        People node = node(TimeZone.getTimeZone(zone));
        node.claim(person("expired", NOW.minusSeconds(1)));
        node.claim(person("alive", NOW.plusSeconds(1)));
        assertThat(sweep(node).removed()).isEqualTo(1);
        assertThat(node.find("obconnect_alive")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Pacific/Kiritimati", "America/Los_Angeles"})
    void nodesInDifferentZonesNeverRemoveALivePerson(String zone) throws SQLException {
        People far = node(TimeZone.getTimeZone(zone));
        people.claim(person("alive", NOW.plusSeconds(1)));
        far.claim(person("alive-too", NOW.plusSeconds(1)));
        people.claim(person("expired", NOW.minusSeconds(1)));
        far.claim(person("expired-too", NOW.minusSeconds(1)));
        assertThat(sweep(people).removed() + sweep(far).removed()).as("each finds its own").isEqualTo(2);
        assertThat(people.find("obconnect_alive")).isPresent();
        assertThat(people.find("obconnect_alive-too")).isPresent();
    }

    private static SweepReport sweep(People node) {
        return Sweeps.once(node, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private static TemporaryPerson person(String inum, Instant expiry) {
        return new TemporaryPerson(inum, "obconnect_" + inum, "tpp", new IntentId("intent-" + inum), Optional.of("consent-" + inum), expiry);
    }
}
