package io.obconnect.load;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Mixed load for a long time: what doesn't come back would show. */
@Command(name = "soak", mixinStandardHelpOptions = true, description = "Mixed load for ten minutes: heap and threads stay flat.")
final class SoakCommand extends Measurement {

    private static final double MEBI = 1024 * 1024;
    /** Between the lowest of the first and of the second half. */
    private static final double HEAP_TOLERANCE_MIB = 8;
    private static final int THREAD_TOLERANCE = 4;
    private static final int LEAST_SAMPLES = 4;

    @Option(names = "--duration", defaultValue = "10m", converter = Durations.class, description = "${DEFAULT-VALUE} by default.")
    private Duration duration;
    @Option(names = "--warm-up", defaultValue = "60s", converter = Durations.class, description = "Not measured; ${DEFAULT-VALUE} by default.")
    private Duration warmUp;
    @Option(names = "--sample", defaultValue = "15s", converter = Durations.class, description = "How often heap and threads are read; ${DEFAULT-VALUE} by default.")
    private Duration every;
    @Option(names = "--browsers", defaultValue = "8", description = "How many browsers at once; ${DEFAULT-VALUE} by default.")
    private int browsers;
    @Option(names = "--rate", defaultValue = "15", description = "Journeys a second; ${DEFAULT-VALUE} by default.")
    private double rate;
    @Option(names = "--mix", defaultValue = "approve=80,deny=8,late=6,forged=6", converter = Mix.Converter.class,
            description = "Kinds of journeys by weight; ${DEFAULT-VALUE} by default.")
    private Mix mix;

    @Override
    void measure(Report report) throws Exception {
        try (Host host = start()) {
            Journeys journeys = new Journeys(host.settings(), mix);
            new Crowd(host.address(), browsers, 0).during(warmUp, "warming up", journeys);
            Crowd crowd = new Crowd(host.address(), browsers, rate);
            Results results = new Results();
            List<Long> heap = new ArrayList<>();
            List<Integer> threads = new ArrayList<>();
            int samples = Math.max(LEAST_SAMPLES, (int) (duration.toSeconds() / every.toSeconds()));
            for (int i = 1; i <= samples; i++) {
                results.add(crowd.during(duration.dividedBy(samples), "soak " + i + "/" + samples, journeys));
                heap.add(host.server().heap());
                threads.add(host.server().threads());
            }
            report.add(results.figures("mixed journeys (" + mix + ")"));
            report.add(flat(heap));
            report.add(Figure.atMost("server's threads, most in the second half beyond most in the first",
                    Math.max(0, most(second(threads)) - most(first(threads))), THREAD_TOLERANCE, ""));
            report.add(Figure.informing("server's threads, most", String.valueOf(most(threads))));
        }
    }

    private static Figure flat(List<Long> heap) {
        double before = Collections.min(first(heap)) / MEBI;
        double after = Collections.min(second(heap)) / MEBI;
        Figure grown = Figure.atMost("server's heap after collections, lowest of the second half beyond lowest of the first",
                after - before, HEAP_TOLERANCE_MIB, "MiB");
        return new Figure(grown.name(), grown.measured() + " (" + Figure.number(before, "") + " → " + Figure.number(after, "MiB") + ")",
                grown.goal(), grown.met());
    }

    static <T> List<T> first(List<T> all) {
        return all.subList(0, all.size() / 2);
    }

    static <T> List<T> second(List<T> all) {
        return all.subList(all.size() / 2, all.size());
    }

    private static int most(List<Integer> all) {
        return Collections.max(all);
    }
}
