package io.obconnect.load;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A process on this machine, of the same user. What its just-in-time compiler takes is counted separately where the system reports it (Linux): a
 * server of this size is compiled bit by bit for long after its start, one method in a second of processor time, and the goals are about a server
 * that has run for days.
 */
final class RunningProcess implements ProcessorTime {

    /** The kernel counts for its users in hundredths of a second (proc(5), {@code utime}). */
    private static final Duration TICK = Duration.ofMillis(10);
    /** A thread's line in {@code stat}: id, name, and of what follows utime, stime and the time of its start. The kernel cuts names. */
    private static final Pattern COMPILER =
            Pattern.compile("(?s)(\\d+) \\([^\\n]* CompilerT[^\\n]*\\) \\S(?: \\S+){10} (\\d+) (\\d+)(?: \\S+){6} (\\d+) .*");

    private final ProcessHandle process;
    private final Path threads;
    /** By thread: compilers come and go, and what they took stays taken. What one took after the last look is lost, and counted as the server's. */
    private final Map<String, Duration> compilers = new HashMap<>();

    /** @throws IllegalArgumentException where there is no such process */
    RunningProcess(long pid) {
        this(pid, Path.of("/proc", Long.toString(pid), "task"));
    }

    /** @param threads a folder as Linux has it for a process */
    RunningProcess(long pid, Path threads) {
        this.process = ProcessHandle.of(pid).orElseThrow(() -> new IllegalArgumentException("no process " + pid));
        this.threads = threads;
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
            } catch (IOException | DirectoryIteratorException ended) {
                throw new IllegalStateException("the process has ended", ended);
            }
        }
        return compilers.values().stream().reduce(Duration.ZERO, Duration::plus);
    }

    private void count(Path thread) {
        try {
            Matcher compiler = COMPILER.matcher(Files.readString(thread.resolve("stat")));
            if (compiler.matches()) {
                compilers.put(compiler.group(1) + "@" + compiler.group(4),
                        TICK.multipliedBy(Long.parseLong(compiler.group(2)) + Long.parseLong(compiler.group(3))));
            }
        } catch (IOException ended) {
            // it ended between the listing and the reading
        }
    }
}
