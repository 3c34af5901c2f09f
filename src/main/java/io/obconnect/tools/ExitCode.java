package io.obconnect.tools;

/** What the process ends with; documented in {@code docs/operators.md} and in every {@code --help}. */
public enum ExitCode {
    /** Done, or nothing was to do. */
    DONE(0),
    /** The doctor, validate or the kit found something to correct; with {@code --diff}: something would change. */
    FINDINGS(1),
    /** The command line can't be understood; picocli's own choice. */
    USAGE(2),
    /** Refused before anything was changed: an input or the server isn't as it must be. */
    REFUSED(3),
    /** Failed on the way; what had been changed was put back, and the message says so where it couldn't be. */
    FAILED(4);

    private final int value;

    ExitCode(int value) {
        this.value = value;
    }

    public int value() {
        return value;
    }
}
