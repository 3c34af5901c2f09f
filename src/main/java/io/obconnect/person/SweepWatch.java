package io.obconnect.person;

import java.util.concurrent.atomic.AtomicBoolean;

/** Notices when sweeping breaks and when it works again, so that an outage is two log lines and not one every thirty seconds. */
public class SweepWatch {

    /** What a sweep changed. */
    public enum Change {
        /** nothing: as before */
        NONE,
        /** sweeping doesn't work any more */
        BROKEN,
        /** sweeping works again */
        RECOVERED
    }

    private final AtomicBoolean broken = new AtomicBoolean();

    public Change note(SweepReport report) {
        boolean now = report.failure().isPresent();
        if (broken.getAndSet(now) == now) {
            return Change.NONE;
        }
        return now ? Change.BROKEN : Change.RECOVERED;
    }
}
