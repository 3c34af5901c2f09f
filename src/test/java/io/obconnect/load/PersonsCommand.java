package io.obconnect.load;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.time.Duration;
import java.time.Instant;

/** What a journey costs beside few and beside many Persons. */
@Command(name = "persons", mixinStandardHelpOptions = true, description = "A journey's cost with 1 000 and with 100 000 Persons in the store.")
final class PersonsCommand extends Measurement {

    private static final double RATIO = 1.2;
    private static final int BROWSERS = 1;

    @Option(names = "--few", defaultValue = "1000", description = "${DEFAULT-VALUE} by default.")
    private int few;
    @Option(names = "--many", defaultValue = "100000", description = "${DEFAULT-VALUE} by default.")
    private int many;
    @Option(names = "--duration", defaultValue = "40s", converter = Durations.class, description = "Of each measurement; ${DEFAULT-VALUE} by default.")
    private Duration duration;
    @Option(names = "--warm-up", defaultValue = "120s", converter = Durations.class, description = "${DEFAULT-VALUE} by default.")
    private Duration warmUp;

    /** What was measured at once. */
    private record Cost(Results results, double cpuMillis, double calls) {
    }

    @Override
    void measure(Report report) throws Exception {
        try (Host host = start()) {
            PeopleOnFile people = host.people();
            Instant later = Instant.now().plusSeconds(3600);
            people.temporary(few / 2, later);
            people.ordinary(few - few / 2);
            new Crowd(host.address(), 2, 0).during(warmUp, "warming up", new Journeys(host.settings(), Mix.APPROVED));
            Cost beside = cost(host, "journeys beside " + few);
            people.temporary((many - few) / 2, later);
            people.ordinary(many - few - (many - few) / 2);
            cost(host, "warming up again");
            Cost besideMany = cost(host, "journeys beside " + many);

            report.add(beside.results().figures("journeys beside " + few + " Persons"));
            report.add(besideMany.results().figures("journeys beside " + many + " Persons"));
            report.add(Figure.atMost("p50 of a journey, compared", besideMany.results().of(Step.WHOLE).millis(50)
                    / beside.results().of(Step.WHOLE).millis(50), RATIO, "×"));
            report.add(Figure.atMost("server's processor time for a journey, compared", besideMany.cpuMillis() / beside.cpuMillis(), RATIO, "×"));
            report.add(Figure.atMost("calls of the store by a journey, compared", besideMany.calls() / beside.calls(), RATIO, "×"));
            report.add(Figure.informing("server's processor time / calls of the store by a journey",
                    Figure.number(beside.cpuMillis(), "ms") + " / " + Figure.number(beside.calls(), "")));
        }
    }

    private Cost cost(Host host, String what) {
        Calls calls = host.calls();
        Duration cpu = host.cpu();
        Results results = new Crowd(host.address(), BROWSERS, 0).during(duration, what, new Journeys(host.settings(), Mix.APPROVED));
        return new Cost(results, host.cpu().minus(cpu).toNanos() / 1e6 / results.visits(),
                (double) host.calls().since(calls).total() / results.visits());
    }
}
