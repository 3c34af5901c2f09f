package io.obconnect.person;

import java.time.Instant;

/**
 * One run of the sweeper on this node ended. Fired for every run, also where nothing had expired: it is the sweeper's heartbeat.
 *
 * @param count how many expired Persons were removed
 * @param late how many of them were removed more than 60 seconds after their expiry
 * @param malformed how many entries were left alone because their marker can't be read
 * @param at when
 */
public record PersonsSwept(int count, int late, int malformed, Instant at) {
}
