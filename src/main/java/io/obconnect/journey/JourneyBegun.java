package io.obconnect.journey;

import java.time.Instant;

/** The person is on the way to the bank. */
public record JourneyBegun(Journey journey, Instant at) {
}
