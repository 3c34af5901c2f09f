package io.obconnect.load;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * A process on this machine, of the same user. What its just-in-time compiler takes is told apart where the system says it (Linux): a server
 * of this size is compiled bit by bit for hours, in bursts that would decide every measurement of minutes.
 */
final class RunningProcess implements ProcessorTime {

    /** The kernel counts for its users in hundredths of a second (proc(5), {@code utime}). */
    private static final Duration TICK = Duration.ofMillis(10);
    private static final int USER_TIME = 11;
    private static final int SYSTEM_TIME = 12;

    private final ProcessHandle process;
    private final Path threads;
    /** By thread: compilers come and go, and what they took stays taken. */
    private final Map<Path, Duration> compilers = new HashMap<>();

    /** @throws IllegalArgumentException where there is no such process */
    RunningProcess(long pid) {
        process = ProcessHandle.of(pid).orElseThrow(() -> new IllegalArgumentException("no process " + pid));
        threads = Path.of("/proc", Long.toString(pid), "task");
    }

    @Override
    public Duration cpu() {
        return process.info().totalCpuDuration().orElseThrow(() -> new IllegalStateException("this machine doesn't tell processor times"))
                .minus(compiler());
    }

    @Override
    public Duration compiler() {
        if (Files.isDirectory(threads)) {
            try (DirectoryStream<Path> all = Files.newDirectoryStream(threads)) {
                all.forEach(this::count);
            } catch (IOException ended) {
                throw new IllegalStateException("the process has ended", ended);
            }
        }
        return compilers.values().stream().reduce(Duration.ZERO, Duration::plus);
    }

    private void count(Path thread) {
        try {
            String stat = Files.readString(thread.resolve("stat"));
            int nameEnd = stat.lastIndexOf(')');
            if (stat.substring(0, nameEnd).contains(" CompilerThre")) { // the kernel cuts names
                String[] fields = stat.substring(nameEnd + 2).split(" ");
                compilers.put(thread, TICK.multipliedBy(Long.parseLong(fields[USER_TIME]) + Long.parseLong(fields[SYSTEM_TIME])));
            }
        } catch (IOException ended) {
            // a thread that ended between the listing and the reading took nothing more
        }
    }
}
