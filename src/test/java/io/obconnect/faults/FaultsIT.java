package io.obconnect.faults;

import io.obconnect.it.Bank.Question;
import io.obconnect.it.UserAgent;
import io.obconnect.it.Walk;
import io.obconnect.faults.FaultyJourney.End;
import io.obconnect.faults.FaultyJourney.Ending;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Journeys over two nodes and one directory into which faults strike: afterwards nobody is stranded, no Person is left eleven minutes later,
 * and no journey is counted twice. {@code -Dfaults.seed=…} repeats a run, {@code -Dfaults.only=…} one journey of it.
 */
class FaultsIT {

    private static final long SEED = Long.getLong("faults.seed", 1);
    private static final Integer ONLY = Integer.getInteger("faults.only");
    private static final int JOURNEYS = Integer.getInteger("faults.journeys", 20);

    private static final Duration SWEEPS = Duration.ofSeconds(30);
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

    private static void journey(Plan plan) {
        cluster.repair();
        Map<String, Integer> before = cluster.counted();
        FaultyJourney journey = new FaultyJourney(cluster, plan);
        Ending ending = journey.go();
        boolean struck = plan.strike().struck(cluster);
        cluster.faults().heal();
        cluster.balancer().cutting(false);
        cluster.settle();
        System.out.printf("seed %d: %s → %s %s, %d reloads%n", SEED, plan, ending.end(), ending.words(), ending.reloads());
        Map<String, Integer> after = cluster.counted();
        assertThat(struck).as("%s: the fault struck", plan).isTrue();
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
    }

    private static int more(String stage, Map<String, Integer> before, Map<String, Integer> after) {
        return after.getOrDefault(stage, 0) - before.getOrDefault(stage, 0);
    }
}
