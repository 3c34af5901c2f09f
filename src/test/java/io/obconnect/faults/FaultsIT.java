package io.obconnect.faults;

import io.obconnect.faults.FaultyJourney.End;
import io.obconnect.faults.FaultyJourney.Ending;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Journeys over two nodes and one directory into which faults strike: afterwards nobody is stranded, no Person is left eleven minutes later,
 * and no journey is counted twice. {@code -Dfaults.seed=…} repeats a run, {@code -Dfaults.only=…} one journey of it.
 */
class FaultsIT {

    private static final long SEED = Long.getLong("faults.seed", 1);
    private static final Integer ONLY = Integer.getInteger("faults.only");
    private static final int JOURNEYS = Integer.getInteger("faults.journeys", 20);

    private static final Duration SWEEPS = Duration.ofSeconds(30);

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

    private static void journey(Plan plan) {
        cluster.repair();
        cluster.faults().codes();
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
        assertThat(cluster.faults().codes()).as("%s: codes", plan).isLessThanOrEqualTo(1);
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
