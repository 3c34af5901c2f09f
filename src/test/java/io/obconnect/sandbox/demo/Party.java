package io.obconnect.sandbox.demo;

/** Who takes part, from left to right in the diagram. */
enum Party {
    TPP("TPP"),
    AUTH_SERVER("Auth server"),
    DIRECTORY("Directory"),
    CONSENT_APP("Consent App"),
    INTERNAL_OP("Internal OP");

    private final String label;

    Party(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }

    /** 1 is the leftmost. */
    int column() {
        return ordinal() + 1;
    }
}
