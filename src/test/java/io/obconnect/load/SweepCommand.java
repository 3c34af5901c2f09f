package io.obconnect.load;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;

/** How long the sweeper takes for many expired Persons. */
@Command(name = "sweep", mixinStandardHelpOptions = true, description = "Removes 10 000 expired Persons and nobody else.")
final class SweepCommand extends Measurement {

    private static final int EXPIRED = 10_000;
    private static final int OTHERS = 1_000;
    private static final double SECONDS = 10;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration LOOK = Duration.ofMillis(200);

    @Option(names = "--expired", defaultValue = "" + EXPIRED, description = "Expired Persons; ${DEFAULT-VALUE} by default.")
    private int expired;

    @Override
    void measure(Report report) throws Exception {
        try (Host host = Host.start(work())) {
            PeopleOnFile people = new PeopleOnFile(host.directory());
            Instant now = Instant.now();
            people.ordinary(OTHERS);
            people.temporary(OTHERS, now.plusSeconds(600));
            int staying = people.all();
            people.temporary(expired, now.minusSeconds(1));
            long start = System.nanoTime();
            host.server().clean();
            try (Progress progress = Progress.of("sweep", () -> 1.0 - (double) (people.all() - staying) / expired, () -> "")) {
                while (people.all() > staying && System.nanoTime() - start < PATIENCE.toNanos()) {
                    LockSupport.parkNanos(LOOK.toNanos());
                }
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            report.add(Figure.below("sweep of " + expired + " expired Persons", seconds, SECONDS, "s"));
            report.add(Figure.none("expired Persons left", Math.max(0, people.all() - staying)));
            report.add(Figure.none("others removed, of " + staying, Math.max(0, staying - people.all())));
        }
    }
}
