package io.obconnect.journey;

import io.obconnect.ErrorCode;

import java.time.Instant;

/**
 * The bank says that it failed; the person said nothing. Fired synchronously; an observer stores it as the journey's one answer, and may refuse
 * by throwing.
 *
 * @param journey the journey, waiting
 * @param code which of the bank's words it is, OBC-320 to OBC-324
 * @param at when
 */
public record ConsentFailed(Journey journey, ErrorCode code, Instant at) {
}
