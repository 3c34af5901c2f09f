package io.obconnect.journey;

import java.time.Instant;

/**
 * The bank's approval is authentic, timely and from the right browser. Fired synchronously before the login. An observer that throws stops the
 * journey, in whatever order observers run.
 *
 * @param journey the journey, approved: {@link Journey#consent()} is there
 * @param account {@code result.login.account} of the answer: the intent, or the person's account with {@code account_means=psu}
 * @param at when
 */
public record ConsentApproved(Journey journey, String account, Instant at) {

    @Override
    public String toString() {
        return "ConsentApproved[" + at + "]"; // an account must not get into a log
    }
}
