package io.obconnect.load;

import io.obconnect.it.Settings;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** N browsers walk whole journeys. */
@Command(name = "journeys", mixinStandardHelpOptions = true, description = "N browsers walk whole journeys, against a running server or the sandbox.")
final class JourneysCommand extends Measurement {

    @Option(names = "--browsers", defaultValue = "8", description = "How many browsers at once; ${DEFAULT-VALUE} by default.")
    private int browsers;
    @Option(names = "--rate", defaultValue = "0", description = "Journeys a second; by default as fast as they come.")
    private double rate;
    @Option(names = "--duration", defaultValue = "30s", converter = Durations.class, description = "${DEFAULT-VALUE} by default.")
    private Duration duration;
    @Option(names = "--mix", defaultValue = "approve=90,deny=5,late=3,forged=2", converter = Mix.Converter.class,
            description = "Kinds of journeys by weight; ${DEFAULT-VALUE} by default.")
    private Mix mix;
    @Option(names = "--warm-up", defaultValue = "30s", converter = Durations.class, description = "Not measured; ${DEFAULT-VALUE} by default.")
    private Duration warmUp;
    @ArgGroup(exclusive = false)
    private Running running;

    /** A running server. */
    static final class Running {

        @Option(names = "--settings", required = true, description = "JSON like the sandbox's target/sandbox.json: what is needed of it, docs/load.md says.")
        private Path settings;
        @Option(names = "--server", description = "Another address than in the file, for example https://auth.bank.example/jans-auth.")
        private String server;
        @Option(names = "--pid", description = "Its process, where it runs on this machine as the same user: for its processor time.")
        private Long pid;

        Host host() {
            Settings read = Settings.read(settings);
            return Host.running(server == null ? read : read.at(server), Optional.ofNullable(pid).map(RunningProcess::new));
        }
    }

    @Override
    void measure(Report report) throws Exception {
        try (Host host = running == null ? start() : running.host()) {
            Crowd crowd = new Crowd(host.address(), browsers, rate);
            crowd.during(warmUp, "warming up", new Journeys(host.settings(), mix));
            Results results = crowd.during(duration, "journeys", new Journeys(host.settings(), mix));
            report.add(results.figures("journeys"));
        }
    }
}
