package io.obconnect.janssen;

import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.SearchScope;
import io.jans.as.model.config.StaticConfiguration;
import io.jans.orm.PersistenceEntryManager;
import io.jans.orm.exception.EntryPersistenceException;
import io.obconnect.DirectoryUnavailable;
import io.obconnect.config.HeldConfiguration;
import io.obconnect.config.Configuration;
import io.obconnect.config.Configuration.AccountMeans;
import io.obconnect.config.Configuration.Subject;
import io.obconnect.message.Dialect;
import io.obconnect.message.Purpose;
import io.obconnect.message.SharedSecret;
import io.obconnect.person.SealedPersonNames;
import io.obconnect.token.TokenData;
import io.obconnect.token.TokenRecords.Kept;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** One-shots and token data in a real directory. */
class StoredRecordsTest {

    private static final Instant LATER = Instant.parse("2026-12-24T12:00:00Z");
    private static final SharedSecret OLD = secret("the old secret of the Consent App");
    private static final SharedSecret NEW = secret("the new secret of the Consent App");
    private static final TokenData DATA = new TokenData("intent-1", "consent-1", Optional.of("acr"), "sub", "obconnect_a", "tpp");

    private final HeldConfiguration active = new HeldConfiguration();
    private Directory directory;
    private JanssenOneShots oneShots;
    private JanssenTokenRecords records;

    @BeforeEach
    void open() throws Exception {
        directory = new Directory();
        oneShots = new JanssenOneShots(directory.store, new StaticConfiguration(), directory.authorizations(), new AuthorizationEntries(), active);
        records = new JanssenTokenRecords(directory.store, new StaticConfiguration());
        secrets(OLD);
    }

    @AfterEach
    void close() {
        directory.close();
    }

    @Test
    void aOneShotWhoseWriteWasDoneButNotAcknowledgedIsTheClaimants() {
        PersistenceEntryManager breaking = (PersistenceEntryManager) Proxy.newProxyInstance(PersistenceEntryManager.class.getClassLoader(),
                new Class<?>[] {PersistenceEntryManager.class}, (proxy, method, arguments) -> {
                    Object result = Proxy.getInvocationHandler(directory.store).invoke(directory.store, method, arguments);
                    if (method.getName().equals("persist")) {
                        throw new EntryPersistenceException("the connection broke");
                    }
                    return result;
                });
        JanssenOneShots unsure = new JanssenOneShots(breaking, new StaticConfiguration(), directory.authorizations(), new AuthorizationEntries(), active);
        assertThat(unsure.claim(Purpose.CODE_CLAIM, "x", LATER)).isTrue();
        assertThat(oneShots.claim(Purpose.CODE_CLAIM, "x", LATER)).isFalse();
    }

    @Test
    void aOneShotIsUsedOnceAndForItsPurposeOnly() {
        assertThat(oneShots.exists(Purpose.CODE_CLAIM, "x")).isFalse();
        assertThat(oneShots.claim(Purpose.CODE_CLAIM, "x", LATER)).isTrue();
        assertThat(oneShots.claim(Purpose.CODE_CLAIM, "x", LATER)).isFalse();
        assertThat(oneShots.exists(Purpose.CODE_CLAIM, "x")).isTrue();
        assertThat(oneShots.exists(Purpose.BARE_CLAIM, "x")).isFalse();
        assertThat(oneShots.claim(Purpose.CODE_CLAIM, "y", LATER)).isTrue();
    }

    @Test
    void ofManyThatUseItAtOnceOneSucceeds() throws Exception {
        List<Callable<Boolean>> nodes = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            nodes.add(() -> oneShots.claim(Purpose.CODE_CLAIM, "x", LATER));
        }
        assertThat(Nodes.atOnce(nodes).stream().filter(won -> won)).hasSize(1);
    }

    @Test
    void itStaysUsedWhenTheSecretIsRotated() {
        oneShots.claim(Purpose.BARE_CLAIM, "x", LATER);
        secrets(NEW, OLD);
        assertThat(oneShots.exists(Purpose.BARE_CLAIM, "x")).isTrue();
        assertThat(oneShots.claim(Purpose.BARE_CLAIM, "x", LATER)).isFalse();
        secrets(NEW); // the old one became known, and was thrown away at once
        assertThat(oneShots.claim(Purpose.BARE_CLAIM, "x", LATER)).isFalse();
    }

    @Test
    void itsEntryShowsNothingAndIsSweptByTheServer() throws Exception {
        oneShots.claim(Purpose.BARE_CLAIM, "intent-1", LATER);
        Entry entry = directory.server.search(Directory.AUTHORIZATIONS, SearchScope.ONE, "(objectClass=jansClntAuthz)")
                .getSearchEntries().get(0);
        assertThat(entry.toLDIFString()).doesNotContain("intent-1");
        assertThat(entry.getAttributeValue("del")).isEqualToIgnoringCase("true");
        assertThat(entry.getAttributeValue("exp")).isEqualTo("20261224120000.000Z");
    }

    @Test
    void withoutAConfigurationOrAStoreNothingIsClaimedOrTakenForUnused() {
        active.withdraw();
        assertThatThrownBy(() -> oneShots.claim(Purpose.CODE_CLAIM, "x", LATER)).isInstanceOf(DirectoryUnavailable.class);
        secrets(OLD);
        directory.goDown();
        assertThatThrownBy(() -> oneShots.claim(Purpose.CODE_CLAIM, "x", LATER)).isInstanceOf(DirectoryUnavailable.class);
        assertThatThrownBy(() -> oneShots.exists(Purpose.CODE_CLAIM, "x")).isInstanceOf(DirectoryUnavailable.class);
    }

    @Test
    void aPersonsNameIsShortAndTheSameOnAllNodesAndUnderEverySecret() {
        SealedPersonNames names = new SealedPersonNames(active);
        String name = names.inum("obconnect_a");
        assertThat(name).matches("[a-z0-9_-]{32}").isEqualTo(new SealedPersonNames(active).inum("obconnect_a"))
                .isNotEqualTo(names.inum("obconnect_b"));
        secrets(NEW);
        assertThat(names.inum("obconnect_a")).isEqualTo(name);
    }

    @Test
    void tokenDataIsKeptProlongedAndNeverReplaced() {
        assertThat(records.find("grant")).isEmpty();
        records.keep("grant", DATA, LATER);
        TokenData other = new TokenData("intent-2", "consent-2", Optional.empty(), "sub", "obconnect_b", "tpp");
        records.keep("grant", other, LATER.plusSeconds(60));
        records.keep("grant", other, LATER.minusSeconds(60));
        assertThat(records.find("grant")).contains(new Kept(DATA, LATER.plusSeconds(60)));
        records.prolong("grant", other, LATER.plusSeconds(120));
        records.prolong("grant", other, LATER);
        assertThat(records.find("grant")).contains(new Kept(DATA, LATER.plusSeconds(120)));
        assertThat(records.find("Grant")).isEmpty();
    }

    @Test
    void whatTheCleanerRemovedMeanwhileIsKeptAnew() {
        records.prolong("grant", DATA, LATER);
        assertThat(records.find("grant")).contains(new Kept(DATA, LATER));
    }

    @Test
    void theFirstOfAGrantIsWrittenWithoutAskingTheStore() {
        records.keep("grant", DATA, LATER);
        assertThat(directory.calls.counts()).isEqualTo(Map.of("add tokens", 1L));
        assertThat(records.find("grant")).isPresent();
    }

    @Test
    void hooksOfOneGrantAtOnceKeepItOnce() throws Exception {
        List<Callable<Boolean>> hooks = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            hooks.add(() -> {
                records.keep("grant", DATA, LATER);
                return true;
            });
        }
        assertThat(Nodes.atOnce(hooks)).hasSize(20);
        assertThat(directory.count(Directory.TOKENS)).isEqualTo(1);
        assertThat(records.find("grant")).contains(new Kept(DATA, LATER));
    }

    @Test
    void itsEntryIsATokenThatTheServerSweepsAndThatNoLogoutRemoves() throws Exception {
        records.keep("grant", DATA, LATER);
        Entry entry = directory.server.search(Directory.TOKENS, SearchScope.ONE, "(objectClass=jansToken)")
                .getSearchEntries().get(0);
        assertThat(entry.getAttributeValue("del")).isEqualToIgnoringCase("true");
        assertThat(entry.getAttributeValue("exp")).isEqualTo("20261224120000.000Z");
        assertThat(entry.hasAttribute("ssnId") || entry.hasAttribute("grtId")).isFalse();
        assertThat(entry.getAttributeValue("tknCde").length()).as("the column has 80 characters").isLessThanOrEqualTo(80);
        assertThat(entry.getDN().length()).as("the column has 128 characters").isLessThanOrEqualTo(128);
    }

    @Test
    void dataThatWasTamperedWithIsNoData() throws Exception {
        records.keep("grant", DATA, LATER);
        Entry entry = directory.server.search(Directory.TOKENS, SearchScope.ONE, "(objectClass=jansToken)")
                .getSearchEntries().get(0);
        for (String attr : List.of("{}", "[", "{\"obconnect\":1}", "{\"obconnect\":\"{}\"}")) {
            directory.server.modify("dn: " + entry.getDN(), "changetype: modify", "replace: attr", "attr: " + attr);
            assertThat(records.find("grant")).as(attr).isEmpty();
        }
    }

    @Test
    void aStoreThatIsDownIsNoEmptyAnswer() {
        directory.goDown();
        assertThatThrownBy(() -> records.find("grant")).isInstanceOf(DirectoryUnavailable.class);
        assertThatThrownBy(() -> records.keep("grant", DATA, LATER)).isInstanceOf(DirectoryUnavailable.class);
    }

    private void secrets(SharedSecret current, SharedSecret... opening) {
        active.replace(new Configuration(current, List.of(opening), Optional.empty(), List.of("tpp"), "Payments", "Bank", Duration.ofMinutes(5), Optional.empty(),
                URI.create("https://consent.bank.example"), "https://auth.bank.example", Dialect.LEGACY, Subject.INTENT, AccountMeans.INTENT,
                Duration.ofMinutes(10), "simple_password_auth", true, Optional.empty()));
    }

    private static SharedSecret secret(String text) {
        return SharedSecret.ofOctets(text.getBytes(StandardCharsets.US_ASCII));
    }
}
