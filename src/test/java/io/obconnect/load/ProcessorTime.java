package io.obconnect.load;

import java.time.Duration;

/** A process on this machine, of which only its processor time is asked. */
interface ProcessorTime {

    /** Processor time so far. */
    Duration cpu();
}
