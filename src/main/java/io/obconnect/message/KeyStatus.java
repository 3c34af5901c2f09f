package io.obconnect.message;

/** Which secret of the ring opened a message; counted, so that an operator sees when the old one can go. */
public enum KeyStatus {
    /** {@code sharedSecret} */
    CURRENT,
    /** one of {@code sharedSecret_opening} */
    OPENING
}
