package io.obconnect.load;

import java.time.Duration;

/** A process on this machine, of which only its processor time is asked. */
interface ProcessorTime {

    /** Processor time so far, {@link #compiler} left out. */
    Duration cpu();

    /** What its just-in-time compiler took so far; nothing where the system doesn't tell. */
    Duration compiler();
}
