package io.obconnect.load;

import java.time.Duration;

/** A process that somebody else started, on this machine and as the same user. */
final class RunningProcess implements ProcessorTime {

    private final ProcessHandle process;

    /** @throws IllegalArgumentException where there is no such process */
    RunningProcess(long pid) {
        process = ProcessHandle.of(pid).orElseThrow(() -> new IllegalArgumentException("no process " + pid));
    }

    @Override
    public Duration cpu() {
        return process.info().totalCpuDuration().orElseThrow(() -> new IllegalStateException("this machine doesn't tell processor times"));
    }
}
