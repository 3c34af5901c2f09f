package io.obconnect.ops;

/** Asks the auth server's directory or database whether it answers. Optional: without one, what writes and sweeps came to must do. */
public interface DirectoryProbe {

    /** Whether a cheap read of ours succeeds now. Never throws; answers within a second or says false. */
    boolean answers();
}
