package io.obconnect.person;

import java.time.Instant;

/** CDI event: a sweep ended because the store refused; the next one tries again. */
public record SweepFailed(Instant at) {
}
