package io.obconnect.janssen;

import io.jans.as.model.config.StaticConfiguration;
import io.jans.orm.PersistenceEntryManager;
import io.obconnect.DirectoryUnavailable;
import io.obconnect.revocation.ConsentId;
import io.obconnect.revocation.ConsentNames;
import io.obconnect.revocation.RevokedConsents.Revoked;
import io.obconnect.sandbox.SqlDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import java.util.concurrent.Callable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Ended consents in a real directory and in a genuine PostgreSQL. */
class StoredRevocationsTest {

    private static final Instant SAID = Instant.parse("2026-11-24T12:00:00.250Z");
    private static final Instant LATER = Instant.parse("2027-02-24T12:00:00Z");
    private static final Revoked END = new Revoked(SAID, SAID.plusMillis(7));
    private static final ConsentId CONSENT = ConsentId.consent("consent-1");
    private static final ConsentId INTENT = ConsentId.intent("intent-1");

    private static JanssenRevokedConsents on(PersistenceEntryManager store) {
        return on(store, "salt-of-the-server");
    }

    private static JanssenRevokedConsents on(PersistenceEntryManager store, String salt) {
        byte[] octets = salt.getBytes(StandardCharsets.US_ASCII);
        return new JanssenRevokedConsents(store, new StaticConfiguration(), new ConsentNames(() -> octets));
    }

    @Test
    void anEndIsFoundByEitherNameInADirectory() throws Exception {
        try (Directory directory = new Directory()) {
            foundByEitherName(on(directory.store));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTC", "Pacific/Kiritimati", "America/Los_Angeles"})
    @EnabledOnOs(value = OS.LINUX, architectures = "amd64", disabledReason = "the build brings PostgreSQL for this platform alone")
    void anEndIsFoundByEitherNameInADatabaseOfEveryTimeZone(String zone) throws Exception {
        try (SqlDatabase database = SqlDatabase.start()) {
            foundByEitherName(on(database.store(TimeZone.getTimeZone(zone))));
            assertThat(database.count("jansToken")).isEqualTo(2);
        }
    }

    private static void foundByEitherName(JanssenRevokedConsents revoked) {
        assertThat(revoked.revokedAt("intent-1", "consent-1")).isEmpty();
        assertThat(revoked.revoke(CONSENT, END, LATER)).isTrue();
        assertThat(revoked.revokedAt("intent-1", "consent-1")).contains(END.effective());
        assertThat(revoked.revokedAt("another", "consent-1")).contains(END.effective());
        assertThat(revoked.revokedAt("consent-1", "intent-1")).as("the names aren't exchangeable").isEmpty();
        assertThat(revoked.revoke(INTENT, new Revoked(SAID.plusSeconds(60), SAID.plusSeconds(60)), LATER)).isTrue();
        assertThat(revoked.revokedAt("intent-1", "consent-1")).as("the later of both").contains(SAID.plusSeconds(60));
        assertThat(revoked.revokedAt("intent-2", "consent-2")).isEmpty();
    }

    @Test
    void theSameAgainAndAnOlderOneChangeNothingAndANewerOneDoesInADirectory() throws Exception {
        try (Directory directory = new Directory()) {
            onlyNewerOnesCount(on(directory.store));
        }
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, architectures = "amd64", disabledReason = "the build brings PostgreSQL for this platform alone")
    void theSameAgainAndAnOlderOneChangeNothingAndANewerOneDoesInADatabase() throws Exception {
        try (SqlDatabase database = SqlDatabase.start()) {
            onlyNewerOnesCount(on(database.store(TimeZone.getTimeZone("UTC"))));
        }
    }

    private static void onlyNewerOnesCount(JanssenRevokedConsents revoked) {
        assertThat(revoked.revoke(CONSENT, END, LATER)).isTrue();
        assertThat(revoked.revoke(CONSENT, new Revoked(SAID, SAID.plusSeconds(30)), LATER)).as("replayed, whenever").isFalse();
        assertThat(revoked.revoke(CONSENT, new Revoked(SAID.minusMillis(1), SAID.plusSeconds(30)), LATER)).isFalse();
        assertThat(revoked.revokedAt("i", "consent-1")).contains(END.effective());
        assertThat(revoked.revoke(CONSENT, new Revoked(SAID.plusMillis(1), SAID.plusMillis(9)), LATER)).isTrue();
        assertThat(revoked.revokedAt("i", "consent-1")).contains(SAID.plusMillis(9));
        assertThat(revoked.revoke(CONSENT, new Revoked(SAID.plusMillis(2), SAID), LATER)).isTrue();
        assertThat(revoked.revokedAt("i", "consent-1")).as("an end never moves back").contains(SAID.plusMillis(9));
    }

    @Test
    void itsEntryShowsNothingIsSweptByTheServerAndNeverShortened() throws Exception {
        try (Directory directory = new Directory()) {
            JanssenRevokedConsents revoked = on(directory.store);
            revoked.revoke(CONSENT, END, LATER);
            revoked.revoke(CONSENT, new Revoked(SAID.plusSeconds(1), SAID.plusSeconds(1)), LATER.minus(Duration.ofDays(30)));
            var entry = directory.server.search(Directory.TOKENS, com.unboundid.ldap.sdk.SearchScope.ONE, "(objectClass=jansToken)")
                    .getSearchEntries().get(0);
            assertThat(entry.toLDIFString()).doesNotContain("consent-1");
            assertThat(entry.getAttributeValue("del")).isEqualToIgnoringCase("true");
            assertThat(entry.getAttributeValue("exp")).isEqualTo("20270224120000.000Z");
        }
    }

    @Test
    void anotherServersSaltGivesAnotherName() throws Exception {
        try (Directory directory = new Directory()) {
            on(directory.store).revoke(CONSENT, END, LATER);
            assertThat(on(directory.store, "salt-of-another-one").revokedAt("i", "consent-1")).isEmpty();
        }
    }

    @Test
    void itIsAskedForByOneSearchAndWrittenByOneCall() throws Exception {
        try (Directory directory = new Directory()) {
            JanssenRevokedConsents revoked = on(directory.store);
            revoked.revoke(CONSENT, END, LATER);
            revoked.revokedAt("intent-1", "consent-1");
            assertThat(directory.calls.counts()).isEqualTo(Map.of("add tokens", 1L, "search tokens", 1L));
        }
    }

    @Test
    void anEntryThatCannotBeReadIsAnEndAllTheSame() throws Exception {
        try (Directory directory = new Directory()) {
            JanssenRevokedConsents revoked = on(directory.store);
            revoked.revoke(CONSENT, END, LATER);
            String dn = directory.server.search(Directory.TOKENS, com.unboundid.ldap.sdk.SearchScope.ONE, "(objectClass=jansToken)")
                    .getSearchEntries().get(0).getDN();
            directory.server.modify("dn: " + dn, "changetype: modify", "replace: attr", "attr: {\"said\":true}");
            assertThat(revoked.revokedAt("i", "consent-1")).contains(Instant.MAX);
        }
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, architectures = "amd64", disabledReason = "the build brings PostgreSQL for this platform alone")
    void nodesThatAreToldTheSameAtOnceWriteItOnceAndNoneFails() throws Exception {
        try (SqlDatabase database = SqlDatabase.start()) {
            List<JanssenRevokedConsents> nodes = List.of(on(database.store(TimeZone.getTimeZone("UTC"))), on(database.store(TimeZone.getTimeZone("UTC"))));
            List<Callable<Boolean>> told = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                JanssenRevokedConsents node = nodes.get(i % 2);
                told.add(() -> node.revoke(CONSENT, END, LATER));
            }
            assertThat(Nodes.atOnce(told).stream().filter(news -> news)).hasSize(1);
            assertThat(database.count("jansToken")).isEqualTo(1);
        }
    }

    @Test
    void aStoreThatIsDownIsNeverTakenForNoEnd() throws Exception {
        try (Directory directory = new Directory()) {
            JanssenRevokedConsents revoked = on(directory.store);
            directory.goDown();
            assertThatThrownBy(() -> revoked.revokedAt("intent-1", "consent-1")).isInstanceOf(DirectoryUnavailable.class);
            assertThatThrownBy(() -> revoked.revoke(CONSENT, END, LATER)).isInstanceOf(DirectoryUnavailable.class);
        }
    }
}
