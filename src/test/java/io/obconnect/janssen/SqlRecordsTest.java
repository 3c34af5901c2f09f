package io.obconnect.janssen;

import io.jans.as.model.config.StaticConfiguration;
import io.jans.as.server.service.ClientAuthorizationsService;
import io.jans.orm.PersistenceEntryManager;
import io.obconnect.DirectoryUnavailable;
import io.obconnect.config.HeldConfiguration;
import io.obconnect.config.Configuration;
import io.obconnect.config.Configuration.AccountMeans;
import io.obconnect.config.Configuration.Subject;
import io.obconnect.message.Dialect;
import io.obconnect.message.Purpose;
import io.obconnect.message.SharedSecret;
import io.obconnect.token.TokenData;
import io.obconnect.token.TokenRecords.Kept;
import io.obconnect.sandbox.SqlDatabase;
import io.obconnect.web.AuthorizationResponse;
import io.obconnect.web.Ending;
import io.obconnect.web.Reply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TimeZone;
import java.util.concurrent.Callable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** One-shots and token data in a genuine PostgreSQL. */
@EnabledOnOs(value = OS.LINUX, architectures = "amd64", disabledReason = "the build brings PostgreSQL for this platform alone")
class SqlRecordsTest {

    private static final Instant LATER = Instant.parse("2026-12-24T12:00:00Z");
    private static final TokenData DATA = new TokenData("intent-1", "consent-1", Optional.of("acr"), "sub", "obconnect_a", "tpp");

    private final HeldConfiguration active = new HeldConfiguration();
    private SqlDatabase database;

    @BeforeEach
    void open() throws SQLException {
        database = SqlDatabase.start();
        active.replace(new Configuration(SharedSecret.ofOctets("the secret of the Consent App and us".getBytes(StandardCharsets.US_ASCII)),
                List.of(), Optional.empty(), List.of("tpp"), "Payments", "Bank", Duration.ofMinutes(5), Optional.empty(), URI.create("https://consent.bank.example"),
                "https://auth.bank.example", Dialect.LEGACY, Subject.INTENT, AccountMeans.INTENT, Duration.ofMinutes(10), "simple_password_auth",
                true, Optional.empty()));
    }

    @AfterEach
    void close() throws SQLException {
        database.close();
    }

    private PersistenceEntryManager node(String zone) throws SQLException {
        return database.store(TimeZone.getTimeZone(zone));
    }

    private JanssenOneShots oneShots() throws SQLException {
        return new JanssenOneShots(node("UTC"), new StaticConfiguration(), new ClientAuthorizationsService() {
            @Override
            public String createDn(String id) {
                return "jansId=" + id + ",ou=authorizations,o=jans";
            }
        }, new AuthorizationEntries(), active);
    }

    @Test
    void ofManyThatUseAOneShotAtOnceOnTwoNodesOneSucceeds() throws Exception {
        List<JanssenOneShots> nodes = List.of(oneShots(), oneShots());
        List<Callable<Boolean>> uses = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            JanssenOneShots node = nodes.get(i % 2);
            uses.add(() -> node.claim(Purpose.CODE_CLAIM, "x", somebody(), LATER));
        }
        assertThat(Nodes.atOnce(uses).stream().filter(won -> won)).hasSize(1);
        assertThat(nodes.get(0).exists(Purpose.CODE_CLAIM, "x")).isTrue();
        assertThat(nodes.get(0).exists(Purpose.BARE_CLAIM, "x")).isFalse();
        assertThat(database.value("SELECT del::text || ' ' || exp FROM \"jansClntAuthz\"")).isEqualTo("true 2026-12-24 12:00:00");
    }

    @Test
    void ofTwoNodesResponsesTheFirstIsTheJourneysWholeAndSwept() throws Exception {
        List<JanssenAuthorizationResponses> nodes = List.of(new JanssenAuthorizationResponses(node("UTC"), new StaticConfiguration(), active),
                new JanssenAuthorizationResponses(node("UTC"), new StaticConfiguration(), active));
        List<Callable<AuthorizationResponse>> calls = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            JanssenAuthorizationResponses node = nodes.get(i % 2);
            AuthorizationResponse own = new AuthorizationResponse(Ending.APPROVED, new Reply(200, List.of(new Reply.Header("Content-Type", "text/html")),
                    "\"\u00fc" + "x".repeat(20_000) + i), LATER.minusSeconds(3600), Optional.of("https://tpp.example/"));
            calls.add(() -> node.first("obconnect_a", own));
        }
        List<AuthorizationResponse> told = Nodes.atOnce(calls).stream().distinct().toList();
        assertThat(told).hasSize(1);
        assertThat(nodes.get(1).find("obconnect_a")).contains(told.get(0));
        assertThat(database.value("SELECT del::text || ' ' || exp FROM \"jansToken\"")).isEqualTo("true 2026-12-25 12:00:00");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTC", "Pacific/Kiritimati", "America/Los_Angeles"})
    void tokenDataIsKeptProlongedAndNeverReplacedInEveryTimeZone(String zone) throws SQLException {
        JanssenTokenRecords records = new JanssenTokenRecords(node(zone), new StaticConfiguration());
        assertThat(records.find("grant")).isEmpty();
        records.keep("grant", DATA, LATER);
        TokenData other = new TokenData("intent-2", "consent-2", Optional.empty(), "sub", "obconnect_b", "tpp");
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
        TokenData longest = new TokenData("i".repeat(128), "c".repeat(128), Optional.of("a".repeat(128)), "s".repeat(128), "obconnect_" + "u".repeat(54),
                "t".repeat(64));
        records.keep("g".repeat(200), longest, LATER);
        assertThat(records.find("g".repeat(200))).contains(new Kept(longest, LATER));
        assertThat(database.value("SELECT clms FROM \"jansToken\"")).as("64 characters would not do").isNull();
    }

    @Test
    void hooksOfOneGrantAtOnceOnTwoNodesKeepItOnce() throws Exception {
        List<JanssenTokenRecords> nodes = List.of(new JanssenTokenRecords(node("UTC"), new StaticConfiguration()),
                new JanssenTokenRecords(node("UTC"), new StaticConfiguration()));
        List<Callable<Boolean>> hooks = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            JanssenTokenRecords node = nodes.get(i % 2);
            hooks.add(() -> {
                node.keep("grant", DATA, LATER);
                return true;
            });
        }
        assertThat(Nodes.atOnce(hooks)).hasSize(20);
        assertThat(database.count("jansToken")).isEqualTo(1);
    }

    @Test
    void aDatabaseThatIsDownIsNoEmptyAnswer() throws SQLException {
        JanssenTokenRecords records = new JanssenTokenRecords(node("UTC"), new StaticConfiguration());
        JanssenOneShots oneShots = oneShots();
        database.goDown();
        assertThatThrownBy(() -> records.find("grant")).isInstanceOf(DirectoryUnavailable.class);
        assertThatThrownBy(() -> records.keep("grant", DATA, LATER)).isInstanceOf(DirectoryUnavailable.class);
        assertThatThrownBy(() -> oneShots.claim(Purpose.CODE_CLAIM, "x", somebody(), LATER)).isInstanceOf(DirectoryUnavailable.class);
        assertThatThrownBy(() -> oneShots.exists(Purpose.CODE_CLAIM, "x")).isInstanceOf(DirectoryUnavailable.class);
    }

    private static String somebody() {
        return "obconnect_" + java.util.UUID.randomUUID();
    }
}
