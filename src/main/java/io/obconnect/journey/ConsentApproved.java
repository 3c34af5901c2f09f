package io.obconnect.journey;

import java.time.Instant;

/**
 * The bank's approval is authentic, timely and from the right browser. Fired synchronously before anything is logged in: whoever
 * observes it and throws, stops the journey, wherever the observer stands in the order.
 *
 * @param journey the journey, approved: {@link Journey#consent()} is there
 * @param account {@code result.login.account} of the answer: the intent, or the person's account with {@code account_means=psu}
 * @param at when
 */
public record ConsentApproved(Journey journey, String account, Instant at) {

    @Override
    public String toString() {
        return "ConsentApproved[" + at + "]"; // the account is for nobody's log
    }
}
