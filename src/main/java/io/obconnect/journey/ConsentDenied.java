package io.obconnect.journey;

import java.time.Instant;

/**
 * The person said no, or gave up. Fired synchronously; an observer stores it as the journey's one answer, and may refuse by throwing.
 *
 * @param journey the journey, waiting
 * @param cancelled whether the person gave up rather than refused
 * @param at when
 */
public record ConsentDenied(Journey journey, boolean cancelled, Instant at) {
}
