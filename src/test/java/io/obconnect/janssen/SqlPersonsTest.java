package io.obconnect.janssen;

import io.jans.as.model.config.StaticConfiguration;
import io.jans.as.server.service.ClientAuthorizationsService;
import io.jans.as.server.service.UserService;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TimeZone;
import java.util.concurrent.Callable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Temporary Persons in a genuine PostgreSQL, which ignores base DNs, knows one object class and keeps local times. */
@EnabledOnOs(value = OS.LINUX, architectures = "amd64", disabledReason = "the build brings PostgreSQL for this platform alone")
class SqlPersonsTest {

    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");
    private static final TimeZone UTC = TimeZone.getTimeZone("UTC");

    private SqlDatabase database;
    private People people;

    @BeforeEach
    void open() throws SQLException {
        database = SqlDatabase.start();
        people = node(UTC);
    }

    @AfterEach
    void close() throws SQLException {
        database.close();
    }

    private People node(TimeZone zone) throws SQLException {
        return new JanssenPeople(database.store(zone), new StaticConfiguration(), new UserService() {
            @Override
            public List<String> getPersonCustomObjectClassList() {
                return List.of("jansCustomPerson");
            }
        }, new AuthorizationEntries());
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
    void aSecondClaimSaysWhatIsThere() {
        TemporaryPerson first = person("a", NOW.plusSeconds(600));
        people.claim(first);
        assertThat(people.claim(new TemporaryPerson("a", "obconnect_a", "tpp", new IntentId("intent-a"), Optional.empty(), NOW)))
                .isEqualTo(new Claim.Existing(Optional.of(first)));
    }

    @Test
    void ofManyClaimsAtOnceOnTwoNodesOneIsWritten() throws Exception {
        List<People> nodes = List.of(people, node(UTC));
        List<Callable<Claim>> claims = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            TemporaryPerson person = new TemporaryPerson("a", "obconnect_a", "tpp", new IntentId("intent-a"), Optional.of("consent-" + i), NOW);
            People node = nodes.get(i % 2);
            claims.add(() -> node.claim(person));
        }
        assertThat(Nodes.atOnce(claims).stream().filter(Claim.Written.class::isInstance)).hasSize(1);
        assertThat(database.count("jansPerson")).isEqualTo(1);
    }

    @Test
    void anExpiredPersonGoesWithAllThatHangsOnItAndNothingOfOthersDoes() throws SQLException {
        for (String inum : List.of("a", "b")) {
            TemporaryPerson person = person(inum, inum.equals("a") ? NOW.minusSeconds(1) : NOW.plusSeconds(1));
            new JanssenClientAuthorizations(database.store(UTC), new ClientAuthorizationsService() {
                @Override
                public String createDn(String id) {
                    return "jansId=" + id + ",ou=authorizations,o=jans";
                }
            }, new AuthorizationEntries()).allow(person, Set.of("openid"), NOW.plusSeconds(86_400));
            people.claim(person);
            // allowed to other clients while it lived, on the server's own page
            database.execute("INSERT INTO \"jansClntAuthz\" (doc_id, \"objectClass\", \"jansUsrId\", \"" + Generation.byDefault().authorizationsClient() + "\") VALUES ('" + inum
                    + "_x', 'jansClntAuthz', '" + inum + "', 'x'), ('" + inum + "_y', 'jansClntAuthz', '" + inum + "', 'y')");
            database.execute("INSERT INTO \"jansPairwiseIdentifier\" (doc_id, \"objectClass\", \"jansUsrId\") VALUES ('" + inum
                    + "', 'jansPairwiseIdentifier', '" + inum + "')");
        }
        assertThat(sweep(people)).isEqualTo(new SweepReport(1, 0, 0, Optional.empty()));
        for (String table : List.of("jansPerson", "jansPairwiseIdentifier")) {
            assertThat(database.value("SELECT string_agg(doc_id, ' ') FROM \"" + table + "\"")).as(table).isEqualTo("b");
        }
        assertThat(database.value("SELECT string_agg(doc_id, ' ' ORDER BY doc_id) FROM \"jansClntAuthz\"")).isEqualTo("b_tpp b_x b_y");
    }

    @Test
    void entriesWithAMalformedMarkerAreLeftAloneAndBlockNothing() throws SQLException {
        database.execute("INSERT INTO \"jansPerson\" (doc_id, dn, \"objectClass\", inum, uid, \"jansPassExpDate\", \"jansExtUid\") SELECT 'bad' || n, "
                + "'inum=bad' || n, 'jansPerson', 'bad' || n, 'bad' || n, TIMESTAMP '2020-01-01', '[\"obconnect:v1\", \"obconnect:exp:soon\"]' "
                + "FROM generate_series(1, 20) n");
        people.claim(person("z", NOW.minusSeconds(1)));
        assertThat(sweep(people)).isEqualTo(new SweepReport(1, 0, 20, Optional.empty()));
        assertThat(database.count("jansPerson")).isEqualTo(20);
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

    @Test
    void twoNodesSweepAtOnceWithoutErrorAndMissNothing() throws Exception {
        for (int i = 0; i < 3_000; i++) {
            people.claim(person("p" + i, NOW.minusSeconds(1)));
        }
        People other = node(UTC);
        List<SweepReport> reports = Nodes.atOnce(List.of(() -> sweep(people), () -> sweep(other)));
        assertThat(reports).allSatisfy(report -> assertThat(report.failure()).isEmpty());
        assertThat(reports.stream().mapToInt(SweepReport::removed).sum()).isEqualTo(3_000);
        assertThat(database.count("jansPerson")).isZero();
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

    @Test
    void aDatabaseThatIsDownIsNoEmptyAnswer() throws SQLException {
        people.claim(person("a", NOW.minusSeconds(1)));
        database.goDown();
        assertThat(sweep(people).failure()).isPresent();
        assertThatThrownBy(() -> people.claim(person("b", NOW))).isInstanceOf(DirectoryUnavailable.class);
        assertThatThrownBy(() -> people.remove(List.of(person("a", NOW)))).isInstanceOf(DirectoryUnavailable.class);
        assertThatThrownBy(() -> people.find("obconnect_a")).isInstanceOf(DirectoryUnavailable.class);
    }

    private static SweepReport sweep(People node) {
        return Sweeps.once(node, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private static TemporaryPerson person(String inum, Instant expiry) {
        return new TemporaryPerson(inum, "obconnect_" + inum, "tpp", new IntentId("intent-" + inum), Optional.of("consent-" + inum), expiry);
    }
}
