package io.obconnect.ops;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs what only watches. An exception out of an observer of the journey's events would stop the journey, and a metric or a log line must
 * not do that. So exceptions are caught here, and only their class is logged.
 */
final class SafeObserver {

    private static final Logger LOG = LoggerFactory.getLogger(SafeObserver.class);

    /** Observers of ours run after those that may still stop the journey, so that nothing is counted that didn't happen. */
    static final int LAST = 4_000;

    private SafeObserver() {
    }

    static void watch(Runnable watching) {
        try {
            watching.run();
        } catch (RuntimeException | LinkageError e) {
            LOG.warn("An observation was lost: {}", e.getClass().getName());
        }
    }
}
