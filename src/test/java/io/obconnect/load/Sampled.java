package io.obconnect.load;

import java.nio.file.Path;
import java.time.Duration;

/** A server's process on this machine: what it takes of the processor, and for whom. */
interface Sampled {

    /** Processor time so far. */
    Duration cpu();

    /** Begins to sample what runs. Before the warm-up: the virtual machine compiles anew when its first recording begins. */
    void record();

    /** Ends it. @return where the recording is */
    Path recorded(Path file);
}
