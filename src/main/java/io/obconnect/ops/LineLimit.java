package io.obconnect.ops;

import io.obconnect.ErrorCode;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Lets {@value #A_SECOND} lines a second pass for each code and counts the rest: anybody can cause a failure in which nothing is proven,
 * and must not be able to fill a disk with lines. Metrics count them all.
 */
final class LineLimit {

    static final int A_SECOND = 20;

    private static final class Count {

        private long second;
        private int passed;
        private long withheld;
    }

    private final Map<ErrorCode, Count> counts = new EnumMap<>(ErrorCode.class);

    /** Whether a line may pass: then how many were withheld since the last that passed; else empty. */
    synchronized OptionalLong pass(ErrorCode code, Instant at) {
        Count count = counts.computeIfAbsent(code, any -> new Count());
        if (count.second != at.getEpochSecond()) {
            count.second = at.getEpochSecond();
            count.passed = 0;
        }
        if (count.passed >= A_SECOND) {
            count.withheld++;
            return OptionalLong.empty();
        }
        count.passed++;
        long withheld = count.withheld;
        count.withheld = 0;
        return OptionalLong.of(withheld);
    }

    /** What was withheld and not told of yet. */
    synchronized Map<ErrorCode, Long> drain() {
        Map<ErrorCode, Long> drained = new EnumMap<>(ErrorCode.class);
        counts.forEach((code, count) -> {
            if (count.withheld > 0) {
                drained.put(code, count.withheld);
                count.withheld = 0;
            }
        });
        return drained;
    }
}
