package io.obconnect.consent;

import io.obconnect.message.Opened;

import java.time.Duration;
import java.util.Optional;

/** Told how opening an answer went; for figures only. */
public interface ReturnObserver {

    /**
     * An answer was tried.
     *
     * @param took how long opening it took
     * @param opened empty where it was refused
     */
    void opened(Duration took, Optional<Opened> opened);
}
