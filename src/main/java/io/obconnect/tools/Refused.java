package io.obconnect.tools;

/**
 * Ends a command with a sentence on what is wrong and one on what to do. Unlike the journey's refusals this is an exception, because
 * a command can only stop and show it. Never holds a secret.
 */
public final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ExitCode exitCode;
    private final String remedy;

    private Refused(ExitCode exitCode, String wrong, String remedy, Throwable cause) {
        super(wrong, cause);
        this.exitCode = exitCode;
        this.remedy = remedy;
    }

    /** Before anything was changed. */
    public static Refused because(String wrong, String remedy) {
        return new Refused(ExitCode.REFUSED, wrong, remedy, null);
    }

    /** Before anything was changed, on account of an exception. */
    public static Refused because(String wrong, String remedy, Throwable cause) {
        return new Refused(ExitCode.REFUSED, wrong, remedy, cause);
    }

    /** After changes had begun. */
    public static Refused failed(String wrong, String remedy, Throwable cause) {
        return new Refused(ExitCode.FAILED, wrong, remedy, cause);
    }

    public ExitCode exitCode() {
        return exitCode;
    }

    public String remedy() {
        return remedy;
    }
}
