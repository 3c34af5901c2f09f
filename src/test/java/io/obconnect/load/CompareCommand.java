package io.obconnect.load;

import io.obconnect.load.JourneysCommand.Running;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.time.Duration;
import java.util.function.Supplier;

/** Our journeys and the same server's own password login, block by block in one run. */
@Command(name = "compare", mixinStandardHelpOptions = true,
        description = "Our journeys and the same server's password login in turn: what they cost more.")
final class CompareCommand extends Measurement {

    /** The stand-in does less for a login than a genuine server, so what we add is a larger part of it. */
    private static final double CPU_OF_A_LOGIN_ON_THE_STAND_IN = 1.25;
    private static final double CPU_OF_A_LOGIN = 1.10;
    private static final double MORE_CALLS = 7;
    private static final double OUT_MILLIS = 5;
    private static final double BACK_MILLIS = 10;

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
            Journeys journeys = new Journeys(host.settings(), Mix.APPROVED);
            PasswordLogins logins = new PasswordLogins(host.settings());
            Crowd warm = new Crowd(host.address(), browsers, 0);
            warm.during(warmUp.dividedBy(2), "warming up, journeys", journeys);
            warm.during(warmUp.dividedBy(2), "warming up, logins", logins);

            Crowd crowd = new Crowd(host.address(), browsers, rate);
            Tab ours = new Tab(host);
            Tab theirs = new Tab(host);
            for (int i = 1; i <= blocks; i++) {
                String block = " " + i + "/" + blocks;
                theirs.add(() -> crowd.during(length, "password logins" + block, logins));
                ours.add(() -> crowd.during(length, "journeys" + block, journeys));
            }
            report.add(ours.results.figures("journeys"));
            report.add(theirs.results.figures("password logins"));
            report.add(Figure.below("p99 added on the way out", added(ours, theirs, Step.OUT), OUT_MILLIS, "ms"));
            report.add(Figure.below("p99 added on the way back", added(ours, theirs, Step.BACK), BACK_MILLIS, "ms"));
            if (host.process().isPresent()) {
                report.add(Figure.informing("server's processor time for a journey / a password login",
                        Figure.number(ours.cpuMillis(), "") + " / " + Figure.number(theirs.cpuMillis(), "ms")));
                report.add(Figure.informing("not counted in it: its just-in-time compiler's",
                        Figure.number(ours.compilerMillis(), "") + " / " + Figure.number(theirs.compilerMillis(), "ms")));
                report.add(Figure.atMost("server's processor time for a journey, compared with a password login",
                        ours.cpuMillis() / theirs.cpuMillis(), running == null ? CPU_OF_A_LOGIN_ON_THE_STAND_IN : CPU_OF_A_LOGIN, "×"));
            }
            if (host.counts()) {
                report.add(Figure.informing("calls of the store, a journey", ours.calls()));
                report.add(Figure.informing("calls of the store, a password login", theirs.calls()));
                report.add(Figure.atMost("calls of the store, more for a journey", ours.callsOfOne() - theirs.callsOfOne(), MORE_CALLS, ""));
            }
        }
    }

    private static double added(Tab ours, Tab theirs, Step step) {
        return ours.results.of(step).millis(99) - theirs.results.of(step).millis(99);
    }

    /** What one kind of visits took of the server and of its store. */
    private static final class Tab {

        private final Host host;
        private final Results results = new Results();
        private Duration cpu = Duration.ZERO;
        private Duration compiler = Duration.ZERO;
        private Calls calls = Calls.NONE;

        private Tab(Host host) {
            this.host = host;
        }

        private void add(Supplier<Results> block) {
            Duration cpuBefore = host.cpu();
            Duration compilerBefore = host.compiler();
            Calls callsBefore = host.calls();
            results.add(block.get());
            cpu = cpu.plus(host.cpu().minus(cpuBefore));
            compiler = compiler.plus(host.compiler().minus(compilerBefore));
            calls = calls.plus(host.calls().since(callsBefore));
        }

        private double cpuMillis() {
            return cpu.toNanos() / 1e6 / results.visits();
        }

        private double compilerMillis() {
            return compiler.toNanos() / 1e6 / results.visits();
        }

        private double callsOfOne() {
            return (double) calls.total() / results.visits();
        }

        private String calls() {
            return Figure.number(callsOfOne(), "") + ": " + calls.each(results.visits());
        }
    }
}
