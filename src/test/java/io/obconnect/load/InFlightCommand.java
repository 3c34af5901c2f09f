package io.obconnect.load;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.time.Duration;

/** Journeys that began and never come back. */
@Command(name = "in-flight", mixinStandardHelpOptions = true, description = "100 000 journeys in flight hold no memory of ours.")
final class InFlightCommand extends Measurement {

    private static final double KIBI = 1024;
    private static final double MEBI = KIBI * KIBI;
    private static final String SESSION_OCTETS = "SELECT AVG(PG_COLUMN_SIZE(s.*)) FROM \"jansSessId\" s";
    /** For what is kept once and not for each journey. */
    private static final double OURS_KIB = 64;
    private static final double HEAP_MIB = 8;
    private static final int BROWSERS = 4;
    private static final int WARM = 3_000;
    /** The server itself remembers sessions for two seconds, and forgets when it sees the next. */
    private static final Duration FORGET = Duration.ofSeconds(3);

    @Option(names = "--journeys", defaultValue = "100000", description = "${DEFAULT-VALUE} by default.")
    private int journeys;

    @Override
    void measure(Report report) throws Exception {
        try (Host host = start()) {
            Journeys real = new Journeys(host.settings(), Mix.APPROVED);
            Visit begin = (wire, due, results) -> {
                results.of(Step.OUT).record(real.begin(wire, due).nanos());
                results.answers().count("begun");
            };
            Crowd crowd = new Crowd(host.address(), BROWSERS, 0);
            crowd.times(WARM, "warming up", begin);
            forget(crowd, begin);
            long ours = host.server().ownInstances();
            long heap = host.server().heap();
            Results begun = crowd.times(journeys, "beginning", begin);
            forget(crowd, begin);
            double oursMore = (host.server().ownInstances() - ours) / KIBI;
            double heapMore = (host.server().heap() - heap) / MEBI;
            report.add(begun.figures("begun and never ended"));
            report.add(Figure.informing("live instances of our classes before", Figure.number(ours / KIBI, "KiB")));
            report.add(Figure.atMost("live instances of our classes, more after", oursMore, OURS_KIB, "KiB"));
            report.add(Figure.atMost("server's heap, more after", heapMore, HEAP_MIB, "MiB"));
            host.queried(SESSION_OCTETS).map(Double::valueOf).ifPresent(octets -> report.add(
                    Figure.informing("a waiting journey's session in the database, indices apart", Figure.number(octets / KIBI, "KiB"))));
        }
    }

    private static void forget(Crowd crowd, Visit begin) throws InterruptedException {
        Thread.sleep(FORGET.toMillis());
        crowd.times(1, "forgetting", begin);
        Thread.sleep(FORGET.toMillis());
        crowd.times(1, "forgetting", begin);
    }
}
