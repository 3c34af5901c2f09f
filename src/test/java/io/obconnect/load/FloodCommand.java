package io.obconnect.load;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.time.Duration;
import java.util.List;

/** A flood of forged returns, beside real journeys. */
@Command(name = "flood", mixinStandardHelpOptions = true,
        description = "Forged returns at a steady rate: next to no call of the store, heap flat, real journeys hardly slower.")
final class FloodCommand extends Measurement {

    /** A flat heap may differ by what the collector leaves. */
    private static final double HEAP_TOLERANCE_MIB = 8;
    private static final double MEBI = 1024 * 1024;
    private static final double SLOWER = 2;
    /** Sent so much faster than the rate that has to be reached: what is still under way at the end isn't counted. */
    private static final double PACE = 1.01;
    private static final double UNLIMITED = 1e9;
    private static final int BROWSERS = 4;
    private static final int MINTED = 3_072;
    /** A TPP's registration is read anew after ten seconds, with two calls, by whoever comes first or at the same moment. */
    private static final String REGISTRATIONS = "search clients";
    /** Whether a journey is settled, which a return that proves nothing may ask for once in ten seconds. */
    private static final String SETTLED = "search tokens";

    @Option(names = "--rate", defaultValue = "10000", description = "Forged returns a second; ${DEFAULT-VALUE} by default.")
    private double rate;
    @Option(names = "--duration", defaultValue = "60s", converter = Durations.class, description = "${DEFAULT-VALUE} by default.")
    private Duration duration;
    @Option(names = "--warm-up", defaultValue = "150s", converter = Durations.class, description = "${DEFAULT-VALUE} by default.")
    private Duration warmUp;
    @Option(names = "--connections", defaultValue = "4", description = "${DEFAULT-VALUE} by default.")
    private int connections;
    @Option(names = "--journeys", defaultValue = "10", description = "Real journeys a second; ${DEFAULT-VALUE} by default.")
    private double journeys;

    @Override
    void measure(Report report) throws Exception {
        try (Host host = startWithoutCleaner(); Wire wire = new Wire(host.address())) {
            Crowd crowd = new Crowd(host.address(), BROWSERS, journeys);
            Journeys real = new Journeys(host.settings(), Mix.APPROVED);
            new Crowd(host.address(), BROWSERS, 0).during(warmUp.dividedBy(3), "warming up", real);
            List<byte[]> forged = new Forgeries(host.settings(), wire).mint(MINTED);
            try (Flood flood = Flood.start(host.address(), forged, connections, UNLIMITED)) {
                sleep(warmUp.multipliedBy(2).dividedBy(3), "warming up, flood", flood);
                report.add(Figure.informing("forged returns, as fast as they come", Figure.number(flood.rate(), "/s")));
            }

            Results idle = crowd.during(duration.dividedBy(2), "journeys alone", real);
            long heapBefore = host.server().heap();

            Calls callsBefore = host.calls();
            long alone;
            try (Flood flood = start(host, forged)) {
                sleep(duration.dividedBy(4), "flood alone", flood);
                alone = flood.answered();
            }
            Calls calls = host.calls().since(callsBefore);

            Duration cpuBefore = host.cpu();
            Results flooded;
            Flood flood = start(host, forged);
            double reached;
            try (flood) {
                flooded = crowd.during(duration, "flood and journeys", real);
                reached = flood.rate();
            }
            double cpu = host.cpu().minus(cpuBefore).toNanos() / 1e3 / flood.answered();
            long heapAfter = host.server().heap();

            report.add(Figure.atLeast("forged returns", reached, rate, "/s"));
            report.add(Figure.informing("forged returns, answers", flood.answers().toString()));
            report.add(Figure.none("forged returns answered otherwise", flood.wrong()));
            report.add(Figure.informing("server's processor time for a forged return, journeys beside it included", Figure.number(cpu, "µs")));
            report.add(Figure.none("calls of the store by " + alone + " forged returns", calls.total() - calls.of(REGISTRATIONS) - calls.of(SETTLED)));
            report.add(Figure.atMost("questions whether one of " + Forgeries.JOURNEYS + " journeys is settled, each once in ten seconds", calls.of(SETTLED),
                    Forgeries.JOURNEYS * periods(), ""));
            report.add(Figure.atMost("reads of the TPP's registration meanwhile", calls.of(REGISTRATIONS), registrations(), ""));
            report.add(Figure.atMost("server's heap after the flood, beyond before", (heapAfter - heapBefore) / MEBI, HEAP_TOLERANCE_MIB, "MiB"));
            report.add(Figure.informing("journeys alone, whole: p50 / p99 / p99.9", idle.of(Step.WHOLE).summary()));
            report.add(Figure.informing("journeys in the flood, whole: p50 / p99 / p99.9", flooded.of(Step.WHOLE).summary()));
            report.add(Figure.atMost("journeys in the flood, p99 compared with alone",
                    flooded.of(Step.WHOLE).millis(99) / idle.of(Step.WHOLE).millis(99), SLOWER, "×"));
            report.add(Figure.none("failed journeys", idle.errors().total() + flooded.errors().total()));
        }
    }

    private Flood start(Host host, List<byte[]> forged) {
        return Flood.start(host.address(), forged, connections, rate * PACE);
    }

    private double registrations() {
        return 2 * connections * periods();
    }

    private double periods() {
        return Math.ceil(duration.dividedBy(4).toSeconds() / 10.0 + 1);
    }

    private static void sleep(Duration duration, String what, Flood flood) throws InterruptedException {
        long start = System.nanoTime();
        try (Progress progress = Progress.of(what, () -> (double) (System.nanoTime() - start) / duration.toNanos(),
                () -> Figure.number(flood.rate(), "/s"))) {
            Thread.sleep(duration.toMillis());
        }
    }
}
