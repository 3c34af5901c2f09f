package io.obconnect.load;

import java.time.Duration;
import java.util.Map;

/** The events of a recording that {@link Samples} reads. */
final class Recorded {

    /** A running thread's stack. */
    static final String SAMPLE = "jdk.ExecutionSample";
    /** What a thread took of all processors; none of the collector's. */
    static final String THREAD = "jdk.ThreadCPULoad";
    /** What the process took of them; nought in a recording's first. */
    static final String PROCESS = "jdk.CPULoad";

    /** The events and how often they are taken; the two loads equally often, so that their sums compare. */
    static final Map<String, Duration> PERIODS = Map.of(
            SAMPLE, Duration.ofMillis(10), THREAD, Duration.ofSeconds(5), PROCESS, Duration.ofSeconds(5));

    private Recorded() {
    }
}
