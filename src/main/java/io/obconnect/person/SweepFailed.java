package io.obconnect.person;

import java.time.Instant;

/** CDI event: a sweep failed, and the next one tries again; or the timer for the sweeps couldn't be started. */
public record SweepFailed(Instant at) {
}
