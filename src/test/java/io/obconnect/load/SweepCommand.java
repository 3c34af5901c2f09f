package io.obconnect.load;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntSupplier;

/** How long the sweeper takes for many expired Persons. */
@Command(name = "sweep", mixinStandardHelpOptions = true, description = "Removes 10 000 expired Persons and nobody else.")
final class SweepCommand extends Measurement {

    private static final int EXPIRED = 10_000;
    private static final int OTHERS = 1_000;
    private static final double SECONDS = 10;
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    /** What is measured may be longer by as much. */
    private static final Duration LOOK = Duration.ofMillis(200);
    /** A run ends by itself after twenty seconds; while one lasts, the sweeper ignores the cleaner. */
    private static final Duration AGAIN = Duration.ofSeconds(2);

    @Option(names = "--expired", defaultValue = "" + EXPIRED, description = "Expired Persons; ${DEFAULT-VALUE} by default.")
    private int expired;

    @Option(names = "--warm-up", defaultValue = "1000", description = "Expired Persons of a sweep before; ${DEFAULT-VALUE} by default.")
    private int warmUp;

    @Override
    void measure(Report report) throws Exception {
        try (Host host = startWithoutCleaner()) {
            PeopleOnFile people = host.people();
            Instant now = Instant.now();
            people.ordinary(OTHERS);
            people.temporary(OTHERS, now.plusSeconds(3600));
            int staying = people.all();
            people.temporary(warmUp, now.minusSeconds(1));
            sweep(host, people, "warming up", warmUp);
            people.temporary(expired, now.minusSeconds(1));

            Calls before = host.calls();
            Duration cpuBefore = host.cpu();
            double seconds = sweep(host, people, "sweep", expired);
            Duration cpu = host.cpu().minus(cpuBefore);
            Calls calls = host.calls().since(before);

            report.add(Figure.below("sweep of " + expired + " expired Persons", seconds, SECONDS, "s"));
            report.add(Figure.informing("removed a second", Figure.number(expired / seconds, "/s")));
            report.add(Figure.informing("server's processor time for a removed Person", Figure.number(cpu.toNanos() / 1e6 / expired, "ms")));
            report.add(Figure.informing("store's calls of the whole sweep", calls.each(1)));
            report.add(Figure.none("expired Persons left", Math.max(0, people.all() - staying)));
            report.add(Figure.none("others removed, of " + staying, Math.max(0, staying - people.all())));
        }
    }

    private static double sweep(Host host, PeopleOnFile people, String what, int expired) {
        int before = people.all();
        IntSupplier removed = () -> before - people.all();
        long start = System.nanoTime();
        long asked = start;
        host.server().clean();
        try (Progress progress = Progress.of(what, () -> (double) removed.getAsInt() / expired, () -> removed.getAsInt() + " removed")) {
            while (removed.getAsInt() < expired && System.nanoTime() - start < PATIENCE.toNanos()) {
                LockSupport.parkNanos(LOOK.toNanos());
                if (System.nanoTime() - asked > AGAIN.toNanos()) {
                    host.server().clean();
                    asked = System.nanoTime();
                }
            }
        }
        return (System.nanoTime() - start) / 1e9;
    }
}
