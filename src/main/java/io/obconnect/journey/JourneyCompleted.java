package io.obconnect.journey;

import java.time.Instant;

/** The TPP received its code. */
public record JourneyCompleted(Journey journey, Instant at) {
}
