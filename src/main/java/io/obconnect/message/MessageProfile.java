package io.obconnect.message;

/** The form of the messages between auth server and Consent App: the property {@code protocol} (protocol, "The wire"). */
public enum MessageProfile {
    /** what Consent Apps of the existing Open Banking solution speak; the default */
    LEGACY,
    /** with typ, issuer, audience and a key per direction */
    STRICT
}
