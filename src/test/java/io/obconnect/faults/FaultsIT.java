package io.obconnect.faults;

import io.obconnect.it.Bank;
import io.obconnect.it.Bank.Question;
import io.obconnect.it.TppClient;
import io.obconnect.it.UserAgent;
import io.obconnect.it.UserAgent.Page;
import io.obconnect.it.Walk;
import io.obconnect.faults.FaultyJourney.End;
import io.obconnect.faults.FaultyJourney.Ending;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * Journeys over two nodes and one directory into which faults strike: afterwards nobody is stranded, no Person is left eleven minutes later,
 * and no journey is counted twice. {@code -Dfaults.seed=…} repeats a run, {@code -Dfaults.only=…} one journey of it,
 * {@code -Dfaults.kind=…} those with one kind of fault.
 */
class FaultsIT {

    private static final long SEED = Long.getLong("faults.seed", 1);
    private static final Integer ONLY = Integer.getInteger("faults.only");
    private static final String KIND = System.getProperty("faults.kind", "");
    private static final int JOURNEYS = Integer.getInteger("faults.journeys", 20);

    private static final Duration SWEEPS = Duration.ofSeconds(30);
    /** A fault strikes at the fifth operation at the latest. */
    private static final int MOST_OPERATIONS = 5;
    /** Cuts of one journey's answer. */
    private static final int FEW = 30;

    private static Cluster cluster;

    @BeforeAll
    static void start() throws IOException {
        cluster = new Cluster();
        cluster.repair();
    }

    @AfterAll
    static void stop() {
        cluster.close();
    }

    @ParameterizedTest
    @EnumSource(FaultKind.class)
    void a_journey_with_a_fault_strands_nobody(FaultKind kind) {
        journey(Plan.of(kind, kind.ordinal(), SEED));
    }

    @Tag("slow")
    @ParameterizedTest
    @EnumSource(FaultKind.class)
    void twenty_journeys_with_a_fault_strand_nobody(FaultKind kind) {
        assumeTrue(KIND.isEmpty() || KIND.equals(kind.name()), "another kind of fault is asked for");
        List<AssertionError> failures = new ArrayList<>();
        for (int number : ONLY == null ? IntStream.range(0, JOURNEYS).toArray() : new int[] {ONLY}) {
            try {
                journey(Plan.of(kind, number, SEED));
            } catch (AssertionError e) {
                System.out.println("FAILED " + e.getMessage());
                failures.add(e);
            }
        }
        assertThat(failures).as("journeys of seed %d", SEED).isEmpty();
    }

    /** Every seventh octet; all of them under {@code slow}. */
    @Test
    void the_last_answer_cut_at_any_octet_is_told_again() {
        cutAtEvery(7);
    }

    @Tag("slow")
    @Test
    void the_last_answer_cut_at_every_octet_is_told_again() {
        cutAtEvery(1);
    }

    /** The bank tells one node, while the other one can't ask the directory, or isn't answered. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_consent_that_ended_at_one_node_has_no_token_at_the_other_that_cant_ask(boolean stalls) throws Exception {
        cluster.repair();
        Walk walk = new Walk(cluster.settings(), cluster.settings().tpps().get(0));
        String intent = Walk.anIntent();
        cluster.prefer(1);
        Map<String, Object> tokens = walk.tokens(new UserAgent(), intent, "consent-of-" + intent, Map.of("scope", "openid offline_access"));
        String accessToken = (String) tokens.get("access_token");
        UserAgent browser = new UserAgent();
        String code = walk.approved(browser, walk.toBank(browser, intent, "unredeemed")).get("code");
        assertThat(walk.tpp.introspect(accessToken)).containsEntry("active", true);
        Map<String, Supplier<Page>> calls = Map.of(
                "introspection", () -> walk.tpp.introspection(accessToken),
                "userinfo", () -> walk.tpp.userinfo(accessToken),
                "refresh", () -> walk.tpp.tokens(Map.of("grant_type", "refresh_token", "refresh_token", (String) tokens.get("refresh_token"))),
                "code", () -> walk.tpp.tokens(Map.of("grant_type", "authorization_code", "code", code, "redirect_uri", walk.tpp.registration().redirectUri())));

        if (stalls) {
            cluster.wire(1).hold();
        } else {
            cluster.wire(1).refuse();
        }
        cluster.prefer(0);
        Map<String, String> ended = Map.of("revocation", walk.bank.sealRevocation(Bank.revocation(null, intent, cluster.now().plusMillis(1))));
        assertThat(new UserAgent().post(URI.create(walk.settings.base() + "/obconnect/revocations"), ended).status()).isEqualTo(204);
        assertDead(calls.get("introspection").get(), calls.get("userinfo").get());

        cluster.prefer(1);
        calls.forEach((name, call) -> {
            Page answer = answeredOrGivenUp(call);
            assertThat(answer.status()).as("%s at the node that can't ask: %s", name, answer.body()).isGreaterThanOrEqualTo(400);
            assertThat(answer.body()).as("%s at the node that can't ask", name).doesNotContain("access_token", "id_token", intent, "\"active\":true");
        });

        cluster.repair();
        cluster.settle();
        for (int node = 0; node < 2; node++) {
            cluster.prefer(node);
            assertDead(calls.get("introspection").get(), calls.get("userinfo").get());
            assertThat(calls.get("refresh").get().body()).contains("invalid_grant");
            assertThat(calls.get("code").get().body()).contains("invalid_grant");
        }
    }

    private static void assertDead(Page introspection, Page userinfo) {
        assertThat(TppClient.json(introspection)).isEqualTo(Map.of("active", false));
        assertThat(userinfo.status()).isEqualTo(401);
        assertThat(userinfo.header("www-authenticate")).contains("invalid_token");
    }

    /** The gateway gives the node up when something that it sent to the directory doesn't arrive. */
    private static Page answeredOrGivenUp(Supplier<Page> call) {
        CompletableFuture<Page> answer = CompletableFuture.supplyAsync(call);
        long until = System.nanoTime() + Strike.PATIENCE.toNanos();
        while (System.nanoTime() < until) {
            try {
                return answer.get(100, TimeUnit.MILLISECONDS);
            } catch (TimeoutException stillWaiting) {
                if (cluster.wire(1).holds()) {
                    cluster.balancer().giveUp();
                }
            } catch (InterruptedException | ExecutionException e) {
                throw new AssertionError(e);
            }
        }
        throw new AssertionError("neither an answer nor anything that is held");
    }

    private static void cutAtEvery(int step) {
        cluster.repair();
        int octet = 1;
        for (boolean more = true; more; ) { // a journey for a few octets, because a code lives for a minute
            Walk walk = new Walk(cluster.settings(), cluster.settings().tpps().get(0));
            UserAgent browser = new UserAgent();
            Question question = walk.toBank(browser, Walk.anIntent(), "cut");
            URI call = walk.toFollowUp(browser, walk.bank.back(question, walk.bank.approval(question, "c")));
            for (int last = octet + FEW * step; more && octet < last; octet += step) {
                int arrive = octet;
                cluster.prefer(octet % 2);
                cluster.balancer().cuttingAfter(length -> arrive);
                UserAgent cut = browser.copy();
                assertThatThrownBy(() -> cut.get(call)).as("cut after %d", octet).isInstanceOf(UncheckedIOException.class);
                assertThat(cut.journeyCookies()).hasSize(1);
                more = octet + step < cluster.balancer().length();
            }
            cluster.balancer().cutting(false);
            Set<String> codes = new HashSet<>();
            for (int node = 0; node < 2; node++) {
                cluster.prefer(node);
                codes.add(walk.answered(browser.copy().get(call)).get("code"));
            }
            assertThat(codes).as("one code, told by both nodes, cut before %d", octet).hasSize(1).doesNotContainNull();
            assertThat(walk.tpp.exchange(codes.iterator().next())).containsKey("id_token");
        }
    }

    /** Until the fault has struck. */
    private static void journey(Plan plan) {
        Plan next = plan;
        while (!strikes(next)) {
            assertThat(next.earlier()).as("%s: operations that the fault came earlier, and has never struck", next).isLessThan(MOST_OPERATIONS);
            next = next.sooner();
        }
    }

    private static boolean strikes(Plan plan) {
        cluster.repair();
        Map<String, Integer> before = cluster.counted();
        FaultyJourney journey = new FaultyJourney(cluster, plan);
        Ending ending = journey.go();
        boolean struck = plan.strike().struck(cluster);
        cluster.faults().heal();
        cluster.balancer().cutting(false);
        cluster.settle();
        System.out.printf("seed %d: %s → %s %s, %d reloads%s%n", SEED, plan, ending.end(), ending.words(), ending.reloads(), struck ? "" : ", not struck");
        Map<String, Integer> after = cluster.counted();
        if (plan.kind().tellsAgain(plan.step())) {
            assertThat(ending.end()).as("%s: what could be told is told, not %s", plan, ending).isEqualTo(plan.approve() ? End.CODE : End.ERROR);
        }
        assertThat(more("approved", before, after) + more("denied", before, after)).as("%s: answers counted", plan).isLessThanOrEqualTo(1);
        assertThat(more("completed", before, after)).as("%s: journeys counted as completed", plan).isLessThanOrEqualTo(1);
        if (ending.end() == End.PAGE || ending.end() == End.ERROR && plan.kind() != FaultKind.CLOCK_JUMPS) {
            cluster.setRight();
            journey.again();
        }
        cluster.settle();
        cluster.pass(SWEEPS);
        cluster.clean(); // every thirty seconds in truth; these three times decide
        cluster.pass(Duration.ofMinutes(10));
        cluster.clean();
        cluster.pass(SWEEPS);
        cluster.clean();
        assertThat(cluster.directory().people("(jansExtUid=obconnect:v1)")).as("%s: Persons eleven minutes later", plan).isEmpty();
        return struck;
    }

    private static int more(String stage, Map<String, Integer> before, Map<String, Integer> after) {
        return after.getOrDefault(stage, 0) - before.getOrDefault(stage, 0);
    }
}
