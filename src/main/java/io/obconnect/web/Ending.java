package io.obconnect.web;

/** How a journey ended, as the TPP was told. */
public enum Ending {
    /** the person approved, and the TPP was given its code */
    APPROVED,
    /** the person said no, or gave up */
    REFUSED,
    /** it failed for another reason: too late, required acr not met, a failure at the bank or here */
    FAILED
}
