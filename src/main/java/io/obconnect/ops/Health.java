package io.obconnect.ops;

import io.obconnect.config.ActiveConfiguration;
import io.obconnect.config.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Whether this node can take journeys. Down: none can succeed. Degraded: they succeed, but somebody should look. Looks only at what
 * is known anyway, and at most asks the {@link DirectoryProbe} one cheap question.
 */
@ApplicationScoped
public class Health {

    /** The sweeper runs every 30 seconds; ten missed runs are no coincidence. */
    static final Duration SWEEP_OVERDUE = Duration.ofMinutes(5);

    /** What is looked at. */
    public enum Part {
        CONFIGURATION, DIRECTORY, SWEEPER, CLOCK;

        String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** From good to bad; the order counts. */
    public enum Status {
        UP, DEGRADED, DOWN;

        String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** One part's state; the detail names no person, intent or property value. */
    public record Check(Part part, Status status, String detail) {
    }

    /** All parts; the whole is as good as its worst part. */
    public record Report(List<Check> checks) {
        public Report {
            checks = List.copyOf(checks);
        }

        public Status status() {
            return checks.stream().map(Check::status).max(Comparator.naturalOrder()).orElse(Status.UP);
        }
    }

    private final ActiveConfiguration configuration;
    private final DirectoryWatch directory;
    private final Optional<DirectoryProbe> probe;
    private final Clock clock;
    private final ClockWatch clockWatch;
    private final Instant since;

    /** For the container's proxy. */
    protected Health() {
        configuration = null;
        directory = null;
        probe = Optional.empty();
        clock = null;
        clockWatch = null;
        since = null;
    }

    @Inject
    public Health(ActiveConfiguration configuration, DirectoryWatch directory, Instance<DirectoryProbe> probe, Clock clock) {
        this(configuration, directory, probe.stream().findFirst(), clock, new ClockWatch(clock, System::nanoTime));
    }

    Health(ActiveConfiguration configuration, DirectoryWatch directory, Optional<DirectoryProbe> probe, Clock clock,
            ClockWatch clockWatch) {
        this.configuration = configuration;
        this.directory = directory;
        this.probe = probe;
        this.clock = clock;
        this.clockWatch = clockWatch;
        this.since = clock.instant();
    }

    /** Looks now. */
    public Report look() {
        return new Report(List.of(configuration(), directory(), sweeper(), clock()));
    }

    private Check configuration() {
        if (configuration.current().isPresent()) {
            String warnings = names(configuration.warnings());
            return new Check(Part.CONFIGURATION, Status.UP, warnings.isEmpty() ? "active" : "active; warnings: " + warnings);
        }
        return new Check(Part.CONFIGURATION, Status.DOWN, configuration.problems().isEmpty()
                ? "the person_authentication script isn't loaded"
                : "wrong properties: " + names(configuration.problems()));
    }

    private static String names(List<Problem> problems) {
        return problems.stream().map(problem -> problem.code().id() + " " + problem.property()).collect(Collectors.joining(", "));
    }

    private Check directory() {
        String last = directory.lastPersonWritten().map(at -> "last Person written " + at).orElse("no Person written since the start");
        if (!probe.map(DirectoryProbe::answers).orElse(true)) {
            return new Check(Part.DIRECTORY, Status.DOWN, "doesn't answer; " + last);
        }
        if (!directory.writesFail()) {
            return new Check(Part.DIRECTORY, Status.UP, last);
        }
        return directory.servedSinceFailure() || probe.isPresent()
                ? new Check(Part.DIRECTORY, Status.DEGRADED, "answers again, but the last write failed; " + last)
                : new Check(Part.DIRECTORY, Status.DOWN, "the last write failed; " + last);
    }

    private Check sweeper() {
        String last = directory.lastSweep().map(at -> "last run " + at).orElse("no run since the start");
        if (directory.sweepsFail()) {
            return new Check(Part.SWEEPER, Status.DEGRADED, "the last run failed; " + last);
        }
        Duration lag = Duration.between(directory.lastSweep().orElse(since), clock.instant());
        return lag.compareTo(SWEEP_OVERDUE) > 0
                ? new Check(Part.SWEEPER, Status.DEGRADED, "overdue; " + last)
                : new Check(Part.SWEEPER, Status.UP, last);
    }

    private Check clock() {
        return clockWatch.wasSet()
                ? new Check(Part.CLOCK, Status.DEGRADED, "was set by more than 30 seconds within the last 10 minutes")
                : new Check(Part.CLOCK, Status.UP, "steady");
    }
}
