package io.obconnect.ops;

/** Asks the auth server's directory or database whether it answers. Optional: without it {@link Health} only knows how writes and sweeps ended. */
public interface DirectoryProbe {

    /** Whether a cheap read of ours succeeds now. Never throws; sets no time limit of its own, so it takes as long as the store does. */
    boolean answers();
}
