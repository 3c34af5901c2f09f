package io.obconnect.sandbox.server;

/** Whose behaviours the stand-in has, where the genuine server's have changed. */
public enum Generation {

    /** The server of July 2026. */
    CURRENT("current"),
    /** 1.0.15, of July 2023. */
    V1_0("1.0");

    /** System property and setting. */
    public static final String PROPERTY = "sandbox.generation";

    private final String label;

    Generation(String label) {
        this.label = label;
    }

    /** As in {@code -Dsandbox.generation=1.0}. */
    public String label() {
        return label;
    }

    /** Fact: the client of an authorization is {@code clnId} since 1.1.6, {@code jansClntId} before; no server renames the column. */
    public String authorizationsClient() {
        return this == V1_0 ? "jansClntId" : "clnId";
    }

    /** @throws IllegalArgumentException where there is none of this label */
    public static Generation of(String label) {
        for (Generation each : values()) {
            if (each.label.equals(label)) {
                return each;
            }
        }
        throw new IllegalArgumentException("no generation " + label + " of the stand-in: current or 1.0");
    }

    /** What system property {@code sandbox.generation} says; {@link #CURRENT} where it says nothing. */
    public static Generation byDefault() {
        String label = System.getProperty(PROPERTY, "");
        return label.isBlank() || label.startsWith("$") ? CURRENT : of(label);
    }
}
