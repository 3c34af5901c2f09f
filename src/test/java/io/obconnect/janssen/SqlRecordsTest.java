package io.obconnect.janssen;

import io.jans.as.model.config.StaticConfiguration;
import io.jans.orm.PersistenceEntryManager;
import io.obconnect.token.TokenClaims;
import io.obconnect.token.TokenRecords.Kept;
import io.obconnect.sandbox.SqlDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.TimeZone;

import static org.assertj.core.api.Assertions.assertThat;

/** Token data in a genuine PostgreSQL: what SQL has of its own. */
@EnabledOnOs(value = OS.LINUX, architectures = "amd64", disabledReason = "the build brings PostgreSQL for this platform alone")
class SqlRecordsTest {

    private static final Instant LATER = Instant.parse("2026-12-24T12:00:00Z");
    private static final TokenClaims DATA = new TokenClaims("intent-1", "consent-1", Optional.of("acr"), "sub", "obconnect_a", "tpp", LATER.minusSeconds(600));

    private SqlDatabase database;

    @BeforeEach
    void open() throws SQLException {
        database = SqlDatabase.start();
    }

    @AfterEach
    void close() throws SQLException {
        database.close();
    }

    private PersistenceEntryManager node(String zone) throws SQLException {
        return database.store(TimeZone.getTimeZone(zone));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTC", "Pacific/Kiritimati", "America/Los_Angeles"})
    void tokenDataIsKeptProlongedAndNeverReplacedInEveryTimeZone(String zone) throws SQLException {
        JanssenTokenRecords records = new JanssenTokenRecords(node(zone), new StaticConfiguration());
        assertThat(records.find("grant")).isEmpty();
        records.keep("grant", DATA, LATER);
        TokenClaims other = new TokenClaims("intent-2", "consent-2", Optional.empty(), "sub", "obconnect_b", "tpp", LATER);
        records.keep("grant", other, LATER.plusSeconds(60));
        records.keep("grant", other, LATER.minusSeconds(60));
        assertThat(records.find("grant")).contains(new Kept(DATA, LATER.plusSeconds(60)));
        records.prolong("grant", other, LATER.plusSeconds(120));
        records.prolong("grant", other, LATER);
        assertThat(records.find("grant")).contains(new Kept(DATA, LATER.plusSeconds(120)));
        assertThat(database.count("jansToken")).isEqualTo(1);
    }

    @Test
    void theLongestTokenDataFits() throws SQLException {
        JanssenTokenRecords records = new JanssenTokenRecords(node("UTC"), new StaticConfiguration());
        TokenClaims longest = new TokenClaims("i".repeat(128), "c".repeat(128), Optional.of("a".repeat(128)), "s".repeat(128), "obconnect_" + "u".repeat(54),
                "t".repeat(64), Instant.ofEpochMilli(9_999_999_999_999L));
        records.keep("g".repeat(200), longest, LATER);
        assertThat(records.find("g".repeat(200))).contains(new Kept(longest, LATER));
        assertThat(database.value("SELECT clms FROM \"jansToken\"")).as("64 characters would not do").isNull();
    }
}
