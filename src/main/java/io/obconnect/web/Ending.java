package io.obconnect.web;

/** How a journey ended, as the TPP was told. */
public enum Ending {
    /** the person approved, and the TPP was given its code */
    APPROVED,
    /** the person said no, or gave up */
    REFUSED,
    /** it came to nothing for another reason: too late, below the demanded acr, a failure of the bank's or ours */
    FAILED
}
