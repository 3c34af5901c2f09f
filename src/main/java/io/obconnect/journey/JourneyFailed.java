package io.obconnect.journey;

import io.obconnect.Refusal;

import java.time.Instant;
import java.util.Optional;

/**
 * A request or a journey was refused.
 *
 * @param clientId the TPP where it is known and configured; else empty, so that nobody can make up metric labels
 * @param uid the journey's uid where there is one
 * @param refusal why
 * @param reference the number that the person sees and the log line carries
 * @param at when
 */
public record JourneyFailed(Optional<String> clientId, Optional<String> uid, Refusal refusal, String reference, Instant at) {
}
