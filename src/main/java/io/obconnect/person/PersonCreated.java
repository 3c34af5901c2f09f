package io.obconnect.person;

import java.time.Instant;

/**
 * A temporary Person was written.
 *
 * @param uid the journey's uid, which is the Person's
 * @param at when
 */
public record PersonCreated(String uid, Instant at) {
}
