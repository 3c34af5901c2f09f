package io.obconnect.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.jans.as.model.common.ResponseType;
import io.obconnect.it.Bank.Question;
import io.obconnect.it.UserAgent.Page;
import io.obconnect.sandbox.AuthServer;
import io.obconnect.sandbox.Registration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** A consent that ends takes its tokens along (protocol section 8), over HTTP, by whatever client and token. */
class RevocationIT {

    private static final String SECRET = "secret-of-thirty-two-characters1";
    private static final String METRICS_TOKEN = "metrics-token-of-this-test";
    private static final Map<String, Object> INACTIVE = Map.of("active", false);
    private static final Map<String, String> OFFLINE = Map.of("scope", "openid offline_access");
    private static Embedded embedded;

    @BeforeAll
    static void start() {
        embedded = Embedded.start(Map.of("tpp_client_id", "tpp-1 tpp-3 tpp-jwt tpp-pairwise tpp-hybrid tpp-mute", "metrics_token", METRICS_TOKEN));
        embedded.directory().register(Registration.of("tpp-jwt", SECRET, Embedded.REDIRECT_URI).accessTokenAsJwt().withScripts());
        embedded.directory().register(Registration.of("tpp-pairwise", SECRET, Embedded.REDIRECT_URI).pairwise().withScripts());
        embedded.directory().register(Registration.of("tpp-hybrid", SECRET, Embedded.REDIRECT_URI)
                .responseTypes(ResponseType.CODE, ResponseType.ID_TOKEN).withScripts());
        embedded.directory().register(Registration.of("tpp-mute", SECRET, Embedded.REDIRECT_URI).tokenScripts(AuthServer.TOKEN_SCRIPT));
    }

    @AfterAll
    static void stop() {
        embedded.close();
    }

    @AfterEach
    void bringBack() {
        embedded.directory().down(false);
    }

    private final Walk walk = walk("tpp-1", embedded.settings().tpps().get(0).secret());
    private final String intent = Walk.anIntent();
    private final String consent = "consent-" + UUID.randomUUID();

    private static Walk walk(String client, String secret) {
        return new Walk(embedded.settings(), new Settings.Tpp(client, secret, Embedded.REDIRECT_URI, null));
    }

    private static Page post(Map<String, String> form) {
        return new UserAgent().post(URI.create(embedded.settings().base() + "/obconnect/revocations"), form);
    }

    private Page post(Map<String, Object> revocation, Bank bank) {
        return post(Map.of("revocation", bank.sealRevocation(revocation)));
    }

    private static Instant now() {
        return Instant.now().plusMillis(1);
    }

    private void revoke() {
        Page answer = post(Bank.revocation(consent, null, Instant.now()), walk.bank);
        assertThat(answer.status()).as(answer.body()).isEqualTo(204);
        assertThat(answer.body()).isEmpty();
        assertThat(answer.header("cache-control")).contains("no-store");
    }

    private static Page exchange(Walk walk, String code) {
        return walk.tpp.tokens(Map.of("grant_type", "authorization_code", "code", code, "redirect_uri", Embedded.REDIRECT_URI));
    }

    private static Page refresh(Walk walk, Map<String, Object> tokens) {
        return walk.tpp.tokens(Map.of("grant_type", "refresh_token", "refresh_token", (String) tokens.get("refresh_token")));
    }

    private static void assertInvalidGrant(Page page) {
        assertThat(page.status()).isEqualTo(400);
        assertThat(TppClient.json(page)).containsEntry("error", "invalid_grant");
        assertThat(page.body()).contains("OBC-605").doesNotContain("access_token", "id_token");
    }

    private static void assertDead(Walk walk, Map<String, Object> tokens) {
        String accessToken = (String) tokens.get("access_token");
        assertInvalidGrant(refresh(walk, tokens));
        assertThat(walk.tpp.introspect(accessToken)).isEqualTo(INACTIVE);
        Page userinfo = walk.tpp.userinfo(accessToken);
        assertThat(userinfo.status()).isEqualTo(401);
        assertThat(userinfo.header("www-authenticate")).contains("invalid_token", "OBC-605");
    }

    private static void assertAlive(Walk walk, Map<String, Object> tokens) {
        String accessToken = (String) tokens.get("access_token");
        assertThat(walk.tpp.introspect(accessToken)).containsEntry("active", true);
        assertThat(walk.tpp.userinfo(accessToken).status()).isEqualTo(200);
        assertThat(refresh(walk, tokens).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tpp-1", "tpp-jwt", "tpp-pairwise"})
    void refresh_introspection_and_userinfo_end_with_the_consent(String client) {
        Walk tpp = walk(client, client.equals("tpp-1") ? walk.tpp.registration().secret() : SECRET);
        Map<String, Object> tokens = tpp.tokens(new UserAgent(), intent, consent, OFFLINE);
        Map<String, Object> others = tpp.tokens(new UserAgent(), Walk.anIntent(), "another-" + consent, OFFLINE);
        assertThat(tpp.tpp.introspect((String) tokens.get("access_token"))).containsEntry("openbanking_intent_id", intent)
                .containsEntry("consent_id", consent);
        revoke();
        assertDead(tpp, tokens);
        assertAlive(tpp, others);
    }

    @Test
    void so_they_do_by_the_intent_and_by_both_names() {
        Map<String, Object> first = walk.tokens(new UserAgent(), intent, consent, OFFLINE);
        assertThat(post(Bank.revocation(null, intent, now()), walk.bank).status()).isEqualTo(204);
        assertDead(walk, first);
        String second = Walk.anIntent();
        Map<String, Object> both = walk.tokens(new UserAgent(), second, consent + "-2", OFFLINE);
        assertThat(post(Bank.revocation(consent + "-2", second, now()), walk.bank).status()).isEqualTo(204);
        assertDead(walk, both);
    }

    @Test
    void tokens_that_were_refreshed_before_end_too() {
        Map<String, Object> tokens = TppClient.json(refresh(walk, walk.tokens(new UserAgent(), intent, consent, OFFLINE)));
        revoke();
        assertDead(walk, tokens);
    }

    @Test
    void a_code_that_nobody_redeemed_yet_is_no_grant_any_more() {
        UserAgent browser = new UserAgent();
        Question question = walk.toBank(browser, intent, "unredeemed");
        String code = walk.backAtTpp(browser, walk.bank.back(question, walk.bank.approval(question, consent))).get("code");
        revoke();
        assertInvalidGrant(exchange(walk, code));
    }

    @Test
    void the_code_beside_a_hybrid_id_token_is_no_grant_any_more() {
        Walk hybrid = walk("tpp-hybrid", SECRET);
        UserAgent browser = new UserAgent();
        Map<String, String> query = hybrid.tpp.query(hybrid.tpp.dirWithIntent(intent), "hybrid");
        query.put("response_type", "code id_token");
        Question question = hybrid.toBank(browser, hybrid.tpp.authorize(query));
        Map<String, String> answer = hybrid.backAtTpp(browser, hybrid.bank.back(question, hybrid.bank.approval(question, consent)));
        assertThat(hybrid.tpp.verified(answer.get("id_token"))).containsEntry("consent_id", consent);
        revoke();
        assertInvalidGrant(exchange(hybrid, answer.get("code")));
    }

    @Test
    void a_later_journey_for_the_same_consent_lives_and_a_replay_does_not_end_it() {
        Map<String, Object> first = walk.tokens(new UserAgent(), intent, consent, OFFLINE);
        Map<String, String> said = Map.of("revocation", walk.bank.sealRevocation(Bank.revocation(consent, intent, now())));
        assertThat(post(said).status()).isEqualTo(204);
        Map<String, Object> renewed = walk.tokens(new UserAgent(), intent, consent, OFFLINE);
        assertThat(post(said).status()).as("the same again").isEqualTo(204);
        assertDead(walk, first);
        assertAlive(walk, renewed);
    }

    @Test
    void what_was_renewed_ends_when_the_bank_says_it_anew() {
        walk.tokens(new UserAgent(), intent, consent, OFFLINE);
        revoke();
        Map<String, Object> renewed = walk.tokens(new UserAgent(), intent, consent, OFFLINE);
        revoke();
        assertDead(walk, renewed);
    }

    /** The introspecting client is a resource server that has nothing to do with us, and the TPP lists no introspection script. */
    @Test
    void a_resource_server_without_our_script_is_told_too() {
        Walk mute = walk("tpp-mute", SECRET);
        Walk server = new Walk(embedded.settings(), embedded.settings().others().get("ordinary"));
        String own = (String) TppClient.json(server.tpp.tokens(Map.of("grant_type", "client_credentials", "scope", "openid"))).get("access_token");
        for (Walk tpp : List.of(mute, walk)) {
            Map<String, Object> tokens = tpp.tokens(new UserAgent(), intent, consent, OFFLINE);
            UserAgent resourceServer = new UserAgent().with("Authorization", "Bearer " + own);
            Map<String, String> token = Map.of("token", (String) tokens.get("access_token"));
            assertThat(TppClient.json(resourceServer.post(tpp.tpp.endpoint("/restv1/introspection"), token))).containsEntry("active", true);
            assertThat(post(Bank.revocation(consent, null, now()), walk.bank).status()).isEqualTo(204);
            assertThat(TppClient.json(resourceServer.post(tpp.tpp.endpoint("/restv1/introspection"), token))).isEqualTo(INACTIVE);
        }
    }

    @Test
    void without_rotation_of_refresh_tokens_the_one_there_is_ends() {
        try (Embedded own = Embedded.start(Map.of(), builder -> builder.setting("skipRefreshTokenDuringRefreshing", "true"))) {
            Walk steady = new Walk(own.settings(), own.settings().tpps().get(0));
            Map<String, Object> tokens = steady.tokens(new UserAgent(), intent, consent, OFFLINE);
            assertThat(TppClient.json(refresh(steady, tokens))).doesNotContainKey("refresh_token");
            assertThat(refresh(steady, tokens).status()).isEqualTo(200);
            assertThat(new UserAgent().post(URI.create(own.settings().base() + "/obconnect/revocations"), Map.of("revocation",
                    steady.bank.sealRevocation(Bank.revocation(consent, null, now())))).status()).isEqualTo(204);
            assertDead(steady, tokens);
        }
    }

    @Test
    void it_is_still_known_when_the_secret_has_been_changed() {
        try (Embedded own = Embedded.start(Map.of())) {
            Walk before = new Walk(own.settings(), own.settings().tpps().get(0));
            Map<String, Object> tokens = before.tokens(new UserAgent(), intent, consent, OFFLINE);
            URI revocations = URI.create(own.settings().base() + "/obconnect/revocations");
            Map<String, String> said = Map.of("revocation", before.bank.sealRevocation(Bank.revocation(consent, null, now())));
            assertThat(new UserAgent().post(revocations, said).status()).isEqualTo(204);
            own.server().reloadScripts(Embedded.properties(Map.of("sharedSecret", "a-new-secret-that-nobody-knew-before-1")));
            assertDead(before, tokens);
            assertThat(new UserAgent().post(revocations, said).status()).as("under the old secret").isEqualTo(400);
        }
    }

    @Test
    void what_is_forged_expired_reflected_or_malformed_is_refused_and_asks_the_store_nothing() {
        Map<String, Object> tokens = walk.tokens(new UserAgent(), intent, consent, OFFLINE);
        UserAgent browser = new UserAgent();
        Question question = walk.toBank(browser, Walk.anIntent(), "reflected");
        Bank forger = new Bank("somebody-else's-secret-of-40-characters-");
        String good = walk.bank.sealRevocation(Bank.revocation(consent, null, now()));
        Map<String, String> wrong = new LinkedHashMap<>();
        wrong.put("forged", forger.sealRevocation(Bank.revocation(consent, null, now())));
        wrong.put("tampered", good.substring(0, good.length() - 8) + "AAAAAAAA");
        wrong.put("cut", good.substring(0, good.length() - 20));
        wrong.put("our own message", question.sealed());
        wrong.put("an answer", walk.bank.seal(walk.bank.approval(question, consent)));
        wrong.put("empty", "");
        wrong.put("too large", good + "A".repeat(7_000));
        wrong.put("far too large", "A".repeat(40_000));
        embedded.server().settle();
        Map<String, Long> before = new TreeMap<>(embedded.directory().calls().counts());
        wrong.forEach((what, message) -> assertRefused(what, post(Map.of("revocation", message)), "OBC-318"));
        assertRefused("none", post(Map.of("other", good)), "OBC-318");
        assertRefused("twice", new UserAgent().post(URI.create(embedded.settings().base() + "/obconnect/revocations"),
                "revocation=" + good + "&revocation=" + good), "OBC-318");
        assertRefused("in the query", new UserAgent().post(URI.create(embedded.settings().base() + "/obconnect/revocations?revocation=" + good), ""),
                "OBC-318");
        assertRefused("in chunks", new UserAgent().postChunked(
                URI.create(embedded.settings().base() + "/obconnect/revocations"), "revocation=" + "A".repeat(40_000)), "OBC-318");
        assertRefused("expired", post(Bank.revocation(consent, null, Instant.now().minusSeconds(400)), walk.bank), "OBC-319");
        assertRefused("from the future", post(Bank.revocation(consent, null, Instant.now().plusSeconds(60)), walk.bank), "OBC-319");
        assertRefused("without an id", post(Bank.revocation(null, null, now()), walk.bank), "OBC-319");
        assertRefused("an id that is none", post(Bank.revocation("two words", null, now()), walk.bank), "OBC-319");
        assertThat(embedded.directory().calls().counts()).isEqualTo(before);
        assertAlive(walk, tokens);
    }

    private static void assertRefused(String what, Page page, String code) {
        assertThat(page.status()).as(what).isEqualTo(400);
        assertThat(TppClient.json(page)).as(what).containsEntry("error", "invalid_request");
        assertThat(page.body()).as(what).contains(code);
        assertThat(page.header("cache-control")).as(what).contains("no-store");
    }

    @Test
    void a_revocation_fed_to_a_waiting_journey_is_no_answer() {
        UserAgent browser = new UserAgent();
        Question question = walk.toBank(browser, intent, "fed");
        Map<String, Object> both = Bank.revocation(consent, intent, now());
        both.putAll(walk.bank.approval(question, consent));
        Map<String, String> answer = walk.backAtTpp(browser, URI.create(question.returnTo() + "?sessionData=" + walk.bank.sealRevocation(both)));
        assertThat(answer).containsEntry("error", "server_error").doesNotContainKey("code");
    }

    @Test
    void only_a_form_by_post_is_taken() {
        URI address = URI.create(embedded.settings().base() + "/obconnect/revocations");
        assertThat(new UserAgent().get(address).status()).isEqualTo(405);
        assertThat(new UserAgent().method("PUT", address).status()).isEqualTo(405);
        assertThat(new UserAgent().method("POST", address).status()).isIn(400, 415);
    }

    @Test
    void while_the_store_is_down_the_bank_and_the_tpp_are_asked_to_come_again() {
        Map<String, Object> tokens = walk.tokens(new UserAgent(), intent, consent, OFFLINE);
        embedded.server().settle();
        Map<String, String> said = Map.of("revocation", walk.bank.sealRevocation(Bank.revocation(consent, null, now())));
        embedded.directory().down(true);
        Page answer = post(said);
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("retry-after")).isEqualTo("5");
        assertThat(TppClient.json(answer)).containsEntry("error", "temporarily_unavailable");
        embedded.directory().down(false);
        assertThat(post(said).status()).isEqualTo(204);
        assertDead(walk, tokens);
    }

    @Test
    void without_a_configuration_the_bank_comes_again_later() {
        try (Embedded own = Embedded.start(Map.of("expiry", "0"))) {
            Page answer = new UserAgent().post(URI.create(own.settings().base() + "/obconnect/revocations"),
                    Map.of("revocation", walk.bank.sealRevocation(Bank.revocation(consent, null, now()))));
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.header("retry-after")).isEqualTo("5");
        }
    }

    @Test
    void an_introspection_costs_our_tokens_one_look_up_of_their_data_and_one_of_their_consents_end_and_others_nothing() {
        Map<String, Object> tokens = walk.tokens(new UserAgent(), intent, consent, OFFLINE);
        Map<String, String> login = walk.answered(PasswordLogin.in(new UserAgent(), OtherClientsIT.plain(walk, "login"), walk.settings));
        String others = (String) walk.tpp.exchange(login.get("code")).get("access_token");
        long servers = searchesOfTokens(() -> walk.tpp.introspect(others));
        assertThat(searchesOfTokens(() -> walk.tpp.introspect((String) tokens.get("access_token")))).isEqualTo(servers + 2);
        assertThat(searchesOfTokens(() -> walk.tpp.introspect((String) tokens.get("access_token")))).as("each time").isEqualTo(servers + 2);
        long redeemed = searchesOfTokens(() -> walk.tpp.userinfo(others));
        assertThat(searchesOfTokens(() -> walk.tpp.userinfo((String) tokens.get("access_token")))).isEqualTo(redeemed + 2);
    }

    private static long searchesOfTokens(Runnable call) {
        embedded.server().settle();
        long before = embedded.directory().calls().counts().getOrDefault("search tokens", 0L);
        call.run();
        embedded.server().settle();
        return embedded.directory().calls().counts().getOrDefault("search tokens", 0L) - before;
    }

    @Test
    void metrics_count_ended_consents_what_was_refused_for_them_and_forged_messages() {
        Map<String, Object> tokens = walk.tokens(new UserAgent(), intent, consent, OFFLINE);
        double ended = figure("obconnect_consents_revoked_total{kind=\"new\"}");
        double repeated = figure("obconnect_consents_revoked_total{kind=\"repeated\"}");
        double refused = figure("obconnect_failures_total{code=\"OBC-605\",outcome=\"none\",tpp=\"tpp-1\"}");
        double forged = figure("obconnect_failures_total{code=\"OBC-318\",outcome=\"none\",tpp=\"other\"}");
        Map<String, String> said = Map.of("revocation", walk.bank.sealRevocation(Bank.revocation(consent, null, now())));
        post(said);
        post(said);
        post(Map.of("revocation", "forged"));
        walk.tpp.introspect((String) tokens.get("access_token"));
        walk.tpp.userinfo((String) tokens.get("access_token"));
        assertThat(figure("obconnect_consents_revoked_total{kind=\"new\"}")).isEqualTo(ended + 1);
        assertThat(figure("obconnect_consents_revoked_total{kind=\"repeated\"}")).isEqualTo(repeated + 1);
        assertThat(figure("obconnect_failures_total{code=\"OBC-605\",outcome=\"none\",tpp=\"tpp-1\"}")).isEqualTo(refused + 2);
        assertThat(figure("obconnect_failures_total{code=\"OBC-318\",outcome=\"none\",tpp=\"other\"}")).isEqualTo(forged + 1);
    }

    private static double figure(String series) {
        return new UserAgent().with("Authorization", "Bearer " + METRICS_TOKEN).get(embedded.settings().base() + "/obconnect/metrics").body().lines()
                .filter(line -> line.startsWith(series)).mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .findFirst().orElse(0);
    }
}
