package io.obconnect.load;

import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** How long something took, from many threads, up to a minute with three digits. */
final class Latencies {

    private static final long LONGEST_NANOS = TimeUnit.MINUTES.toNanos(1);

    private final Histogram histogram = new ConcurrentHistogram(TimeUnit.MICROSECONDS.toNanos(1), LONGEST_NANOS, 3);

    /** Anything over a minute counts as a minute. */
    void record(long nanos) {
        histogram.recordValue(Math.max(0, Math.min(nanos, LONGEST_NANOS)));
    }

    void record(Duration duration) {
        record(duration.toNanos());
    }

    void add(Latencies other) {
        histogram.add(other.histogram);
    }

    long count() {
        return histogram.getTotalCount();
    }

    double meanMillis() {
        return histogram.getMean() / 1e6;
    }

    /** @param percentile for example 99.9 */
    double millis(double percentile) {
        return histogram.getValueAtPercentile(percentile) / 1e6;
    }

    /** {@code p50 / p99 / p99.9} in milliseconds. */
    String summary() {
        return Figure.number(millis(50), "") + " / " + Figure.number(millis(99), "") + " / " + Figure.number(millis(99.9), "ms");
    }
}
