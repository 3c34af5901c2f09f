package io.obconnect.message;

/** Which way a message goes. In strict each way has a key of its own, derived with its label: the labels must never change. */
public enum Direction {
    /** auth server → Consent App (protocol section 2) */
    REQUEST("obconnect request v1"),
    /** Consent App → auth server (protocol section 3) */
    RESPONSE("obconnect response v1");

    private final String label;

    Direction(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }
}
