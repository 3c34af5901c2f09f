package io.obconnect.journey;

import java.time.Instant;

/**
 * The bank's approval is authentic, timely and from the right browser. Fired synchronously before anything is logged in: whoever
 * observes it and throws, stops the journey.
 *
 * @param journey the journey, approved: {@link Journey#consent()} is there
 * @param at when
 */
public record ConsentApproved(Journey journey, Instant at) {
}
