package io.obconnect.load;

import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Who the processor worked for, by Java Flight Recorder's samples of running threads: the owner of a sample is its top-most frame that isn't
 * the platform's.
 *
 * @param all samples
 * @param ours of the product's own code
 * @param shaded of the libraries in the product's jar, called by it: JOSE and metrics
 */
record Samples(long all, long ours, long shaded) {

    private static final String SAMPLE = "jdk.ExecutionSample";

    /** A while that counts. */
    record While(Instant from, Instant to) {

        private boolean has(Instant at) {
            return !at.isBefore(from) && at.isBefore(to);
        }
    }

    static Samples read(Path recording, List<While> whiles) throws IOException {
        long all = 0;
        long ours = 0;
        long shaded = 0;
        try (RecordingFile file = new RecordingFile(recording)) {
            while (file.hasMoreEvents()) {
                RecordedEvent event = file.readEvent();
                if (!event.getEventType().getName().equals(SAMPLE) || event.getStackTrace() == null
                        || whiles.stream().noneMatch(counting -> counting.has(event.getStartTime()))) {
                    continue;
                }
                all++;
                String owner = owner(event.getStackTrace().getFrames().stream().map(Samples::className).toList());
                ours += ProductCode.isOurs(owner) ? 1 : 0;
                shaded += ProductCode.isShaded(owner) ? 1 : 0;
            }
        }
        return new Samples(all, ours, shaded);
    }

    /** What so many samples are of this processor time; each stands for its period. */
    double percent(long samples, Duration cpu) {
        return 100.0 * samples * Sampled.PERIOD.toNanos() / cpu.toNanos();
    }

    /** The class of the top-most frame that isn't the platform's; empty where all are. */
    static String owner(List<String> classes) {
        return classes.stream().filter(name -> !ProductCode.isPlatform(name)).findFirst().orElse("");
    }

    private static String className(RecordedFrame frame) {
        return frame.getMethod().getType().getName();
    }
}
