package io.obconnect.tools.kit;

/** What the person at the bank says. */
enum Decision {
    APPROVE,
    DENY,
    /** nothing: the bank failed */
    FAIL,
    /** {@code returnTo?cancel}, without a message */
    CANCEL
}
