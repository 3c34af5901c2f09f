package io.obconnect.janssen;

import io.jans.orm.PersistenceEntryManager;
import io.jans.orm.exception.EntryPersistenceException;
import io.obconnect.DirectoryUnavailable;
import io.obconnect.config.HeldConfiguration;
import io.obconnect.message.Purpose;
import io.obconnect.message.SharedSecret;
import io.obconnect.token.TokenData;
import io.obconnect.token.TokenRecords.Kept;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** One-shots and token data, the same in every kind of store. */
@ParameterizedClass
@EnumSource
class RecordsTest {

    private static final Instant LATER = Instant.parse("2026-12-24T12:00:00Z");
    private static final SharedSecret OLD = Configured.secret("the old secret of the Consent App");
    private static final SharedSecret NEW = Configured.secret("the new secret of the Consent App");
    private static final TokenData DATA = new TokenData("intent-1", "consent-1", Optional.of("acr"), "sub", "obconnect_a", "tpp", LATER.minusSeconds(600));
    private static final TokenData OTHER = new TokenData("intent-2", "consent-2", Optional.empty(), "sub", "obconnect_b", "tpp", LATER);

    private final HeldConfiguration active = new HeldConfiguration();
    private final StoreKind kind;
    private ServerStore store;
    private JanssenOneShots oneShots;
    private JanssenTokenRecords records;

    RecordsTest(StoreKind kind) {
        this.kind = kind;
    }

    @BeforeEach
    void open() throws Exception {
        store = kind.open();
        oneShots = store.oneShots(store.node(), active);
        records = store.records();
        active.replace(Configured.with(OLD));
    }

    @AfterEach
    void close() {
        if (store != null) {
            store.close();
        }
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
    void ofManyThatUseAOneShotAtOnceOnTwoNodesOneSucceeds() throws Exception {
        List<JanssenOneShots> nodes = List.of(oneShots, store.oneShots(store.node(), active));
        List<Callable<Boolean>> uses = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            JanssenOneShots node = nodes.get(i % 2);
            uses.add(() -> node.claim(Purpose.CODE_CLAIM, "x", LATER));
        }
        assertThat(Nodes.atOnce(uses).stream().filter(won -> won)).hasSize(1);
    }

    @Test
    void aOneShotWhoseWriteWasDoneButNotAcknowledgedIsTheClaimants() {
        PersistenceEntryManager node = store.node();
        PersistenceEntryManager breaking = (PersistenceEntryManager) Proxy.newProxyInstance(PersistenceEntryManager.class.getClassLoader(),
                new Class<?>[] {PersistenceEntryManager.class}, (proxy, method, arguments) -> {
                    Object result = passedOn(node, method, arguments);
                    if (method.getName().equals("persist")) {
                        throw new EntryPersistenceException("the connection broke");
                    }
                    return result;
                });
        assertThat(store.oneShots(breaking, active).claim(Purpose.CODE_CLAIM, "x", LATER)).isTrue();
        assertThat(oneShots.claim(Purpose.CODE_CLAIM, "x", LATER)).isFalse();
    }

    private static Object passedOn(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    @Test
    void aOneShotStaysUsedWhenTheSecretIsRotated() {
        oneShots.claim(Purpose.BARE_CLAIM, "x", LATER);
        active.replace(Configured.with(NEW, OLD));
        assertThat(oneShots.exists(Purpose.BARE_CLAIM, "x")).isTrue();
        assertThat(oneShots.claim(Purpose.BARE_CLAIM, "x", LATER)).isFalse();
    }

    @Test
    void theEntryOfAOneShotIsSweptByTheServer() {
        oneShots.claim(Purpose.BARE_CLAIM, "x", LATER);
        assertThat(store.countOfAuthorizations()).isEqualTo(1);
        assertThat(store.removable()).isEqualTo(new ServerStore.Removable(true, "20261224120000"));
    }

    @Test
    void tokenDataIsKeptProlongedAndNeverReplaced() {
        assertThat(records.find("grant")).isEmpty();
        records.keep("grant", DATA, LATER);
        records.keep("grant", OTHER, LATER.plusSeconds(60));
        records.keep("grant", OTHER, LATER.minusSeconds(60));
        assertThat(records.find("grant")).contains(new Kept(DATA, LATER.plusSeconds(60)));
        records.prolong("grant", OTHER, LATER.plusSeconds(120));
        records.prolong("grant", OTHER, LATER);
        assertThat(records.find("grant")).contains(new Kept(DATA, LATER.plusSeconds(120)));
        assertThat(records.find("Grant")).isEmpty();
        assertThat(store.countOfTokens()).isEqualTo(1);
    }

    @Test
    void whatTheCleanerRemovedMeanwhileIsKeptAnew() {
        records.prolong("grant", DATA, LATER);
        assertThat(records.find("grant")).contains(new Kept(DATA, LATER));
    }

    @Test
    void hooksOfOneGrantAtOnceOnTwoNodesKeepItOnce() throws Exception {
        List<JanssenTokenRecords> nodes = List.of(records, store.records());
        List<Callable<Boolean>> hooks = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            JanssenTokenRecords node = nodes.get(i % 2);
            hooks.add(() -> {
                node.keep("grant", DATA, LATER);
                return true;
            });
        }
        assertThat(Nodes.atOnce(hooks)).hasSize(20);
        assertThat(store.countOfTokens()).isEqualTo(1);
        assertThat(records.find("grant")).contains(new Kept(DATA, LATER));
    }

    @Test
    void withoutAConfigurationNothingIsClaimed() {
        active.withdraw();
        assertThatThrownBy(() -> oneShots.claim(Purpose.CODE_CLAIM, "x", LATER)).isInstanceOf(DirectoryUnavailable.class);
    }

    @Test
    void aStoreThatIsDownIsNoEmptyAnswer() {
        store.goDown();
        assertThatThrownBy(() -> records.find("grant")).isInstanceOf(DirectoryUnavailable.class);
        assertThatThrownBy(() -> records.keep("grant", DATA, LATER)).isInstanceOf(DirectoryUnavailable.class);
        assertThatThrownBy(() -> oneShots.claim(Purpose.CODE_CLAIM, "x", LATER)).isInstanceOf(DirectoryUnavailable.class);
        assertThatThrownBy(() -> oneShots.exists(Purpose.CODE_CLAIM, "x")).isInstanceOf(DirectoryUnavailable.class);
    }
}
