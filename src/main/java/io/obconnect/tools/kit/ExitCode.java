package io.obconnect.tools.kit;

/** What a command's exit code means; the same for every command of the kit. */
final class ExitCode {

    /** Done, and nothing is wrong. */
    static final int FINE = 0;
    /** The message or the Consent App is wrong: the auth server would refuse it. */
    static final int WRONG = 1;
    /** The command line can't be understood. */
    static final int USAGE = 2;
    /** A secret, file or address can't be read, or the message can't be opened with the secret. */
    static final int UNREADABLE = 3;

    private ExitCode() {
    }
}
