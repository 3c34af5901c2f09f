package io.obconnect.person;

import java.time.Instant;

/**
 * A run of the sweeper couldn't be completed; the next one tries again.
 *
 * @param at when
 * @param detail for the log: never names a Person
 */
public record SweepFailed(Instant at, String detail) {
}
