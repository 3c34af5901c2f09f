package io.obconnect.load;

import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedThread;
import jdk.jfr.consumer.RecordingFile;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Who the processor worked for, by Java Flight Recorder's samples of running threads: the owner of a sample is its top-most frame that isn't
 * the platform's.
 *
 * <p>The recorder takes a few of the running threads at a time, and none whose stack it can't walk at that instant: how many samples there are
 * says nothing of how long code ran. So they only tell how the time of the threads that run Java is divided; how long that was, the processor
 * loads tell.
 *
 * @param all samples
 * @param ours of the product's own code
 * @param shaded of the libraries in the product's jar, called by it: JOSE and metrics
 * @param threads what all but the compiler's threads took of the process's processor time, 0 to 1; the collector's little is in it
 */
record Samples(long all, long ours, long shaded, double threads) {

    /** A while that counts. */
    record While(Instant from, Instant to) {

        private boolean has(Instant at) {
            return !at.isBefore(from) && at.isBefore(to);
        }
    }

    static Samples read(Path recording, List<While> whiles) throws IOException {
        List<String> owners = new ArrayList<>();
        double compiler = 0;
        double process = 0;
        try (RecordingFile file = new RecordingFile(recording)) {
            while (file.hasMoreEvents()) {
                RecordedEvent event = file.readEvent();
                if (whiles.stream().noneMatch(counting -> counting.has(event.getStartTime()))) {
                    continue;
                }
                switch (event.getEventType().getName()) {
                    case Recorded.SAMPLE -> owner(event).ifPresent(owners::add);
                    case Recorded.THREAD -> compiler += isCompiler(event.getThread()) ? load(event, "user", "system") : 0;
                    case Recorded.PROCESS -> process += load(event, "jvmUser", "jvmSystem");
                    default -> { }
                }
            }
        }
        return new Samples(owners.size(), owners.stream().filter(ProductCode::isOurs).count(),
                owners.stream().filter(ProductCode::isShaded).count(), 1 - compiler / process);
    }

    /** What these samples are of the process's processor time. */
    double percent(long samples) {
        return 100 * threads * samples / all;
    }

    /** The class of the top-most frame that isn't the platform's; empty where all are. */
    static String owner(List<String> classes) {
        return classes.stream().filter(name -> !ProductCode.isPlatform(name)).findFirst().orElse("");
    }

    /** Empty where the recorder couldn't walk the stack. */
    private static Optional<String> owner(RecordedEvent sample) {
        return Optional.ofNullable(sample.getStackTrace()).map(stack -> owner(stack.getFrames().stream().map(Samples::className).toList()));
    }

    /**
     * The compiler's threads live as long as the process, so their loads add up. The others' don't: of a thread that ends, the load is of its own
     * short life.
     */
    private static boolean isCompiler(RecordedThread thread) {
        return thread != null && String.valueOf(thread.getOSName()).contains("CompilerThread");
    }

    private static double load(RecordedEvent event, String user, String system) {
        return event.getFloat(user) + event.getFloat(system);
    }

    private static String className(RecordedFrame frame) {
        return frame.getMethod().getType().getName();
    }
}
