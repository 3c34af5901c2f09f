package io.obconnect.person;

import java.time.Instant;

/**
 * CDI event: a sweep ended. After a failed one {@link SweepFailed} follows.
 *
 * @param count entries that this node removed
 * @param late how many of them more than a minute after their expiry
 * @param unreadable entries with our tag and a malformed marker that were left alone
 */
public record PersonsSwept(int count, int late, int unreadable, Instant at) {
}
