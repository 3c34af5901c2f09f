package io.obconnect.janssen;

import io.jans.as.model.config.StaticConfiguration;
import io.jans.orm.PersistenceEntryManager;
import io.jans.orm.exception.EntryPersistenceException;
import io.obconnect.DirectoryUnavailable;
import io.obconnect.config.HeldConfiguration;
import io.obconnect.journey.JourneyName;
import io.obconnect.message.Purpose;
import io.obconnect.message.SharedSecret;
import io.obconnect.person.OneTimeMarkers.Marker;
import io.obconnect.token.TokenClaims;
import io.obconnect.token.TokenRecords.Kept;
import io.obconnect.web.AuthorizationResponse;
import io.obconnect.web.Ending;
import io.obconnect.web.Reply;
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
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** One-shots, token data and authorization responses, the same in every kind of store. */
@ParameterizedClass
@EnumSource
class RecordsTest {

    private static final Instant LATER = Instant.parse("2026-12-24T12:00:00Z");
    private static final SharedSecret OLD = Configured.secret("the old secret of the Consent App");
    private static final SharedSecret NEW = Configured.secret("the new secret of the Consent App");
    private static final TokenClaims DATA = new TokenClaims("intent-1", "consent-1", Optional.of("acr"), "sub", "obconnect_a", "tpp", LATER.minusSeconds(600));
    private static final TokenClaims OTHER = new TokenClaims("intent-2", "consent-2", Optional.empty(), "sub", "obconnect_b", "tpp", LATER);

    private final HeldConfiguration active = new HeldConfiguration();
    private final StoreKind kind;
    private ServerStore store;
    private JanssenOneTimeMarkers oneShots;
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
        assertThat(used(Purpose.AUTHORIZATION_RESPONSE_NAME, "x")).isFalse();
        assertThat(won(oneShots, Purpose.AUTHORIZATION_RESPONSE_NAME, "x", somebody())).isTrue();
        assertThat(won(oneShots, Purpose.AUTHORIZATION_RESPONSE_NAME, "x", somebody())).isFalse();
        assertThat(used(Purpose.AUTHORIZATION_RESPONSE_NAME, "x")).isTrue();
        assertThat(used(Purpose.INTENT_CLAIM, "x")).isFalse();
        assertThat(won(oneShots, Purpose.AUTHORIZATION_RESPONSE_NAME, "y", somebody())).isTrue();
    }

    @Test
    void ofManyThatUseAOneShotAtOnceOnTwoNodesOneSucceeds() throws Exception {
        List<JanssenOneTimeMarkers> nodes = List.of(oneShots, store.oneShots(store.node(), active));
        List<Callable<Boolean>> uses = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            JanssenOneTimeMarkers node = nodes.get(i % 2);
            uses.add(() -> won(node, Purpose.AUTHORIZATION_RESPONSE_NAME, "x", somebody()));
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
        assertThat(won(store.oneShots(breaking, active), Purpose.AUTHORIZATION_RESPONSE_NAME, "x", somebody())).isTrue();
        assertThat(won(oneShots, Purpose.AUTHORIZATION_RESPONSE_NAME, "x", somebody())).isFalse();
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
        oneShots.claim(Purpose.INTENT_CLAIM, "x", somebody(), LATER);
        active.replace(Configured.with(NEW, OLD));
        assertThat(used(Purpose.INTENT_CLAIM, "x")).isTrue();
        assertThat(won(oneShots, Purpose.INTENT_CLAIM, "x", somebody())).isFalse();
    }

    @Test
    void whoUsedAOneShotMayUseItAgainAndOthersAreToldWhoDid() {
        JourneyName mine = JourneyName.of("mine");
        assertThat(won(oneShots, Purpose.INTENT_CLAIM, "x", mine)).isTrue();
        assertThat(won(oneShots, Purpose.INTENT_CLAIM, "x", mine)).isTrue();
        active.replace(Configured.with(NEW, OLD));
        assertThat(oneShots.claim(Purpose.INTENT_CLAIM, "x", somebody(), LATER.plusSeconds(60))).contains(new Marker(mine, LATER));
        assertThat(oneShots.find(Purpose.INTENT_CLAIM, "x")).contains(new Marker(mine, LATER));
    }

    @Test
    void theEntryOfAOneShotIsSweptByTheServer() {
        oneShots.claim(Purpose.INTENT_CLAIM, "x", somebody(), LATER);
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
    void keptDataTellsWhichJourneyHadItsCodeExchangedAndAResponseDoesNot() {
        responses().storeIfAbsent("obconnect_a", response("code"));
        assertThat(records.keptFor(JourneyName.of("obconnect_a"))).isFalse();
        records.keep("grant", DATA, LATER);
        records.prolong("grant", DATA, LATER.plusSeconds(60));
        assertThat(records.keptFor(JourneyName.of("obconnect_a"))).isTrue();
        assertThat(records.keptFor(JourneyName.of("obconnect_b"))).isFalse();
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

    private JanssenAuthorizationResponses responses() {
        return new JanssenAuthorizationResponses(store.node(), new StaticConfiguration(), active);
    }

    private static AuthorizationResponse response(String code) {
        return new AuthorizationResponse(Ending.APPROVED,
                new Reply(302, List.of(new Reply.Header("Location", "https://tpp.example/cb?code=" + code + "&state=a%20b")), ""),
                LATER.minusSeconds(3600), Optional.of("https://tpp.example/"));
    }

    @Test
    void ofManyResponsesAtOnceOnTwoNodesOneIsTheJourneysAndEverybodyIsToldIt() throws Exception {
        List<JanssenAuthorizationResponses> nodes = List.of(responses(), responses());
        List<Callable<AuthorizationResponse>> calls = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            AuthorizationResponse own = response("code-" + i);
            JanssenAuthorizationResponses node = nodes.get(i % 2);
            calls.add(() -> node.storeIfAbsent("obconnect_a", own));
        }
        Set<AuthorizationResponse> told = new HashSet<>(Nodes.atOnce(calls));
        assertThat(told).hasSize(1);
        assertThat(responses().find("obconnect_a")).contains(told.iterator().next());
        assertThat(responses().find("obconnect_b")).isEmpty();
        assertThat(store.countOfTokens()).isEqualTo(1);
    }

    @Test
    void aResponseThatFollowsARotationIsTheOneFromBeforeIt() {
        AuthorizationResponse before = responses().storeIfAbsent("obconnect_a", response("before"));
        active.replace(Configured.with(NEW, OLD));
        assertThat(responses().find("obconnect_a")).contains(before);
        assertThat(responses().storeIfAbsent("obconnect_a", response("after"))).isEqualTo(before);
    }

    @Test
    void aFormWithAllThatItsPageHoldsIsGivenAgainToTheLetter() {
        String page = "<html>\"\u00fc\u20ac\ud83d\ude00</html>\n" + "x".repeat(20_000);
        AuthorizationResponse form = new AuthorizationResponse(Ending.FAILED,
                new Reply(200, List.of(new Reply.Header("Content-Type", "text/html")), page), LATER, Optional.empty());
        responses().storeIfAbsent("obconnect_a", form);
        assertThat(responses().find("obconnect_a")).contains(form);
    }

    @Test
    void withoutAConfigurationNothingIsClaimed() {
        active.withdraw();
        assertThatThrownBy(() -> responses().storeIfAbsent("obconnect_a", response("code"))).isInstanceOf(DirectoryUnavailable.class);
        assertThatThrownBy(() -> oneShots.claim(Purpose.AUTHORIZATION_RESPONSE_NAME, "x", somebody(), LATER)).isInstanceOf(DirectoryUnavailable.class);
    }

    @Test
    void aStoreThatIsDownIsNoEmptyAnswer() {
        JanssenAuthorizationResponses responses = responses();
        store.goDown();
        assertThatThrownBy(() -> responses.storeIfAbsent("obconnect_b", response("code"))).isInstanceOf(DirectoryUnavailable.class);
        assertThatThrownBy(() -> responses.find("obconnect_b")).isInstanceOf(DirectoryUnavailable.class);
        assertThatThrownBy(() -> records.find("grant")).isInstanceOf(DirectoryUnavailable.class);
        assertThatThrownBy(() -> records.keptFor(JourneyName.of("obconnect_a"))).isInstanceOf(DirectoryUnavailable.class);
        assertThatThrownBy(() -> records.keep("grant", DATA, LATER)).isInstanceOf(DirectoryUnavailable.class);
        assertThatThrownBy(() -> oneShots.claim(Purpose.AUTHORIZATION_RESPONSE_NAME, "x", somebody(), LATER)).isInstanceOf(DirectoryUnavailable.class);
        assertThatThrownBy(() -> oneShots.find(Purpose.AUTHORIZATION_RESPONSE_NAME, "x")).isInstanceOf(DirectoryUnavailable.class);
    }

    private static JourneyName somebody() {
        return JourneyName.of("obconnect_" + UUID.randomUUID());
    }

    private boolean used(Purpose purpose, String id) {
        return oneShots.find(purpose, id).isPresent();
    }

    private static boolean won(JanssenOneTimeMarkers node, Purpose purpose, String id, JourneyName by) {
        return node.claim(purpose, id, by, LATER).map(first -> first.by().equals(by)).orElse(true);
    }
}
