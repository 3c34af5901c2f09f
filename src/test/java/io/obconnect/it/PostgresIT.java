package io.obconnect.it;

import io.obconnect.it.Bank.Question;
import io.obconnect.it.UserAgent.Page;
import io.obconnect.sandbox.AuthServer;
import io.obconnect.sandbox.Registration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

import java.io.IOException;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import static org.assertj.core.api.Assertions.assertThat;

/** Two nodes on one genuine PostgreSQL: whole journeys, as banks have them. */
@EnabledOnOs(value = OS.LINUX, architectures = "amd64", disabledReason = "the build brings PostgreSQL for this platform alone")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PostgresIT {

    private static Embedded a;
    private static AuthServer b;

    private final Walk walk = new Walk(a.settings(), a.settings().tpps().get(0));
    private final UserAgent browser = new UserAgent();

    @BeforeAll
    static void start() throws IOException {
        a = Embedded.onPostgres();
        b = AuthServer.on(a.database()).extension(Embedded.packagedJar()).properties(Embedded.properties(Map.of()))
                .issuer(a.server().issuer()).time(a.server().time()).start();
    }

    @AfterAll
    static void stop() {
        if (b != null) {
            b.close();
        }
        if (a != null) {
            a.close();
        }
    }

    private static String value(String query) {
        try {
            return a.database().database().value(query);
        } catch (SQLException e) {
            throw new IllegalStateException(query, e);
        }
    }

    private static String temporaryPersons(String intent) {
        return value("SELECT COUNT(*) FROM \"jansPerson\" WHERE \"jansExtId\" = '" + intent + "'");
    }

    @Test
    void an_approval_gives_tokens_with_its_claims() {
        String intent = Walk.anIntent();
        Map<String, Object> tokens = walk.tokens(browser, intent, "consent-1");
        assertThat(walk.tpp.verified((String) tokens.get("id_token"))).containsEntry("openbanking_intent_id", intent)
                .containsEntry("consent_id", "consent-1").containsEntry("acr", "urn:openbanking:psd2:sca");
        assertThat(walk.tpp.introspect((String) tokens.get("access_token"))).containsEntry("active", true)
                .containsEntry("openbanking_intent_id", intent);
        assertThat(walk.tpp.userinfo((String) tokens.get("access_token")).status()).isEqualTo(200);
    }

    @Test
    void a_pushed_and_signed_request_reaches_the_bank() {
        Walk fapi = new Walk(a.settings(), a.settings().tpps().get(2));
        Question question = fapi.toBank(browser, fapi.tpp.pushed(Map.of("client_id", fapi.tpp.registration().id(), "request",
                fapi.tpp.ps256(fapi.tpp.claims(Walk.anIntent(), "pushed", "n")))));
        assertThat(fapi.approved(browser, question)).containsKey("code").containsEntry("state", "pushed");
    }

    @Test
    void a_denial_is_an_error_and_the_same_link_again_a_page() {
        Question question = walk.toBank(browser, Walk.anIntent(), "denied");
        URI link = walk.bank.back(question, walk.bank.denial(question));
        assertThat(walk.backAtTpp(browser, link)).containsEntry("error", "access_denied").containsEntry("state", "denied");
        Page again = browser.follow(browser.get(link), walk.settings.base());
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.body()).contains("This has been answered");
    }

    @Test
    void a_repeated_return_gives_no_second_code() {
        Question question = walk.toBank(browser, Walk.anIntent(), "s");
        URI link = walk.bank.back(question, walk.bank.approval(question, "c"));
        UserAgent before = browser.copy();
        Map<String, String> first = walk.backAtTpp(browser, link);
        assertThat(first).containsKey("code");
        assertThat(walk.backAtTpp(before, link)).isEqualTo(first);
        assertThat(browser.follow(browser.get(link), walk.settings.base()).body()).contains("This has been answered");
    }

    /** Last, because it moves the clock. */
    @Test
    @Order(Integer.MAX_VALUE)
    void the_person_and_all_that_hangs_on_it_is_gone_after_the_next_sweep_and_nobody_else() {
        Walk untrusted = new Walk(a.settings(), a.settings().tpps().get(1));
        String intent = Walk.anIntent();
        untrusted.tokens(browser, intent, "c");
        String inum = value("SELECT inum FROM \"jansPerson\" WHERE \"jansExtId\" = '" + intent + "'");
        assertThat(value("SELECT COUNT(*) FROM \"jansClntAuthz\" WHERE \"jansUsrId\" = '" + inum + "'")).isEqualTo("1");
        a.server().time().advance(Duration.ofMinutes(11));
        a.server().forgetSessions();
        a.server().fireCleaner();
        assertThat(temporaryPersons(intent)).isEqualTo("0");
        assertThat(value("SELECT COUNT(*) FROM \"jansClntAuthz\" WHERE \"jansUsrId\" = '" + inum + "'")).isEqualTo("0");
        assertThat(value("SELECT COUNT(*) FROM \"jansPerson\" WHERE uid = 'testuser'")).isEqualTo("1");
    }

    @Test
    void an_ordinary_client_logs_people_in_with_their_passwords() {
        Walk ordinary = new Walk(a.settings(), a.settings().others().get("ordinary"));
        assertThat(ordinary.answered(PasswordLogin.in(browser, OtherClientsIT.plain(ordinary, "login"), ordinary.settings)))
                .containsKey("code").containsEntry("state", "login");
    }

    @Test
    void a_pairwise_sub_stays_the_same() {
        Settings.Tpp client = new Settings.Tpp("pairwise", "pairwise-secret-of-32-characters", Embedded.REDIRECT_URI, null);
        a.database().register(Registration.of(client.id(), client.secret(), client.redirectUri()).pairwise());
        Walk pairwise = new Walk(a.settings(), client);
        List<Object> subs = new ArrayList<>();
        for (UserAgent each : List.of(browser, new UserAgent())) {
            Map<String, String> answer = pairwise.answered(PasswordLogin.in(each, OtherClientsIT.plain(pairwise, "s"), pairwise.settings));
            subs.add(pairwise.tpp.verified((String) pairwise.tpp.exchange(answer.get("code")).get("id_token")).get("sub"));
        }
        assertThat(subs.get(0)).isEqualTo(subs.get(1)).isNotEqualTo("PERSON-1");
    }

    @Test
    void what_node_a_began_node_b_ends() {
        Question question = walk.toBank(browser, Walk.anIntent(), "moved");
        Page page = atB(browser, walk.bank.back(question, walk.bank.approval(question, "c")));
        assertThat(walk.answered(page)).containsKey("code").containsEntry("state", "moved");
    }

    @Test
    void approvals_at_both_nodes_at_once_give_one_code_and_one_person() throws Exception {
        String intent = Walk.anIntent();
        Question question = walk.toBank(browser, intent, "raced");
        URI link = walk.bank.back(question, walk.bank.approval(question, "c"));
        List<Callable<Page>> runs = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            UserAgent racing = browser.copy();
            runs.add(i % 2 == 1 ? () -> atB(racing, link) : () -> racing.follow(racing.get(link), walk.settings.base()));
        }
        ExecutorService threads = Executors.newFixedThreadPool(runs.size());
        try {
            Set<String> codes = new HashSet<>();
            for (Future<Page> run : threads.invokeAll(runs)) {
                codes.add(walk.answered(run.get()).get("code"));
            }
            assertThat(codes).hasSize(1).doesNotContainNull();
            assertThat(temporaryPersons(intent)).isEqualTo("1");
        } finally {
            threads.shutdownNow();
        }
    }

    /** A browser that the load balancer leads to node B. */
    private static Page atB(UserAgent browser, URI link) {
        Page page = browser.get(b.here(link));
        while (page.redirects() && !page.location().toString().startsWith(Embedded.REDIRECT_URI)) {
            page = browser.get(b.here(page.location()));
        }
        return page;
    }
}
