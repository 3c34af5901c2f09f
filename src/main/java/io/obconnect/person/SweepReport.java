package io.obconnect.person;

import java.util.Optional;

/**
 * How a sweep went.
 *
 * @param removed entries that this node removed
 * @param late how many of them more than a minute after their expiry
 * @param unreadable entries with our tag whose marker is malformed; left alone
 * @param failure what stopped the sweep
 */
public record SweepReport(int removed, int late, int unreadable, Optional<Throwable> failure) {
}
