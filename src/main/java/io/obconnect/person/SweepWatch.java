package io.obconnect.person;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** Notices when sweeping breaks, for another cause than before, and when it works again: an outage is two log lines, not one every thirty seconds. */
public class SweepWatch {

    /** What a sweep changed. */
    public enum Change {
        /** nothing: as before */
        NONE,
        /** sweeping doesn't work any more, or still doesn't but for another cause */
        BROKEN,
        /** sweeping works again */
        RECOVERED
    }

    private final AtomicReference<Optional<String>> cause = new AtomicReference<>(Optional.empty());

    public Change note(SweepReport report) {
        Optional<String> now = report.failure().map(SweepWatch::cause);
        Optional<String> before = cause.getAndSet(now);
        if (before.equals(now)) {
            return Change.NONE;
        }
        return now.isPresent() ? Change.BROKEN : Change.RECOVERED;
    }

    /**
     * The root cause in one line: the exception's class and message. Numbers are left out, because ports, times and counts differ
     * from one failure to the next of the same cause.
     */
    static String cause(Throwable failure) {
        Throwable bottom = failure;
        // a chain may be a circle
        for (int depth = 0; bottom.getCause() != null && depth < 50; depth++) {
            bottom = bottom.getCause();
        }
        return (bottom.getClass().getName() + " " + bottom.getMessage()).replaceAll("[0-9]+", "#");
    }
}
