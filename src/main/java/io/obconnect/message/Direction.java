package io.obconnect.message;

/** Which way a message goes. In strict each way has a key of its own. */
public enum Direction {
    /** auth server → Consent App (protocol section 2) */
    REQUEST(MessageKey.REQUEST_LABEL),
    /** Consent App → auth server (protocol section 3) */
    RESPONSE(MessageKey.RESPONSE_LABEL);

    private final String label;

    Direction(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }
}
