package io.obconnect.person;

import java.time.Instant;

/**
 * CDI event: a journey's answer was claimed and its entry written.
 *
 * @param active whether it can be logged in; false for a denial or a failure of the bank
 */
public record PersonCreated(boolean active, Instant at) {
}
