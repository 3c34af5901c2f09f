package io.obconnect.message;

/** Which form the messages between us and the Consent App have (protocol, "The wire"). */
public enum MessageProfile {
    /** what Consent Apps of the existing Open Banking solution speak; the default */
    LEGACY,
    /** with typ, issuer, audience and a key per direction */
    STRICT
}
