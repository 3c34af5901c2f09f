package io.obconnect.load;

import io.obconnect.load.JourneysCommand.Running;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Our journeys and the same server's own password login, block by block in one run. */
@Command(name = "compare", mixinStandardHelpOptions = true,
        description = "Our journeys and the same server's password login in turn: what they cost more, and the share of our own code.")
final class CompareCommand extends Measurement {

    private static final double OWN_PERCENT = 1;
    private static final double OUT_MILLIS = 5;
    private static final double BACK_MILLIS = 10;
    private static final long FEWEST_SAMPLES = 500;

    @Option(names = "--browsers", defaultValue = "4", description = "How many browsers at once; ${DEFAULT-VALUE} by default.")
    private int browsers;
    @Option(names = "--rate", defaultValue = "10", description = "Visits a second; ${DEFAULT-VALUE} by default.")
    private double rate;
    @Option(names = "--block", defaultValue = "30s", converter = Durations.class, description = "How long one block lasts; ${DEFAULT-VALUE} by default.")
    private Duration length;
    @Option(names = "--blocks", defaultValue = "7", description = "How many of each; ${DEFAULT-VALUE} by default.")
    private int blocks;
    @Option(names = "--warm-up", defaultValue = "240s", converter = Durations.class, description = "Not measured; ${DEFAULT-VALUE} by default.")
    private Duration warmUp;
    @ArgGroup(exclusive = false)
    private Running running;

    @Override
    String part() {
        return super.part() + (running == null ? "" : "-running");
    }

    @Override
    void measure(Report report) throws Exception {
        try (Host host = running == null ? start() : running.host()) {
            host.process().ifPresent(Sampled::record);
            Journeys journeys = new Journeys(host.settings(), Mix.APPROVED);
            PasswordLogins logins = new PasswordLogins(host.settings());
            Crowd warm = new Crowd(host.address(), browsers, 0);
            warm.during(warmUp.dividedBy(2), "warming up, journeys", journeys);
            warm.during(warmUp.dividedBy(2), "warming up, logins", logins);

            Crowd crowd = new Crowd(host.address(), browsers, rate);
            Tab ours = new Tab(host);
            Tab theirs = new Tab(host);
            List<Samples.While> ourBlocks = new ArrayList<>();
            for (int i = 1; i <= blocks; i++) {
                String block = " " + i + "/" + blocks;
                theirs.add(() -> crowd.during(length, "password logins" + block, logins));
                Instant from = Instant.now();
                ours.add(() -> crowd.during(length, "journeys" + block, journeys));
                ourBlocks.add(new Samples.While(from, Instant.now()));
            }
            report.add(ours.results.figures("journeys"));
            report.add(theirs.results.figures("password logins"));
            report.add(Figure.below("p99 added on the way out", added(ours, theirs, Step.OUT), OUT_MILLIS, "ms"));
            report.add(Figure.below("p99 added on the way back", added(ours, theirs, Step.BACK), BACK_MILLIS, "ms"));
            if (host.process().isPresent()) {
                Files.createDirectories(work());
                Samples samples = Samples.read(host.process().get().recorded(work().resolve("compare.jfr")), ourBlocks);
                shares(report, samples);
                report.add(Figure.informing("server's processor time for a journey / a password login",
                        Figure.number(ours.cpuMillis(), "") + " / " + Figure.number(theirs.cpuMillis(), "ms")));
            }
            if (host.counts()) {
                report.add(Figure.informing("calls of the store, a journey", ours.calls()));
                report.add(Figure.informing("calls of the store, a password login", theirs.calls()));
            }
        }
    }

    private static void shares(Report report, Samples samples) {
        double own = samples.percent(samples.ours());
        report.add(new Figure("our own code's share of a journey's processor time",
                Figure.number(own, "%") + ", " + samples.ours() + " of " + samples.all() + " samples",
                Optional.of("< " + Figure.number(OWN_PERCENT, "%") + " with ≥ " + FEWEST_SAMPLES),
                own < OWN_PERCENT && samples.all() >= FEWEST_SAMPLES));
        report.add(Figure.informing("the same of the libraries in our jar (JOSE, metrics)",
                Figure.number(samples.percent(samples.shaded()), "%")));
        report.add(Figure.informing("the same of all threads but the compiler's",
                Figure.number(samples.percent(samples.all()), "%")));
    }

    private static double added(Tab ours, Tab theirs, Step step) {
        return ours.results.of(step).millis(99) - theirs.results.of(step).millis(99);
    }

    /** What one kind of visits took of the server and of its store. */
    private static final class Tab {

        private final Host host;
        private final Results results = new Results();
        private Duration cpu = Duration.ZERO;
        private Calls calls = Calls.NONE;

        private Tab(Host host) {
            this.host = host;
        }

        private void add(Supplier<Results> block) {
            Duration cpuBefore = host.cpu();
            Calls callsBefore = host.calls();
            results.add(block.get());
            cpu = cpu.plus(host.cpu().minus(cpuBefore));
            calls = calls.plus(host.calls().since(callsBefore));
        }

        private double cpuMillis() {
            return cpu.toNanos() / 1e6 / results.visits();
        }

        private String calls() {
            return Figure.number((double) calls.total() / results.visits(), "") + ": " + calls.each(results.visits());
        }
    }
}
