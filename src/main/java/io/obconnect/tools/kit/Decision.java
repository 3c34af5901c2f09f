package io.obconnect.tools.kit;

/** What the person at the bank says. */
enum Decision {
    APPROVE,
    DENY,
    /** {@code returnTo?cancel}, without a message */
    CANCEL
}
