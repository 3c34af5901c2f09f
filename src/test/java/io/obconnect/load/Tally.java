package io.obconnect.load;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;

/** Counts by name, from many threads. */
final class Tally {

    private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();

    void count(String name) {
        count(name, 1);
    }

    void count(String name, long times) {
        counts.computeIfAbsent(name, any -> new LongAdder()).add(times);
    }

    void add(Tally other) {
        other.counts.forEach((name, count) -> count(name, count.sum()));
    }

    long total() {
        return counts.values().stream().mapToLong(LongAdder::sum).sum();
    }

    long of(String name) {
        LongAdder count = counts.get(name);
        return count == null ? 0 : count.sum();
    }

    /** {@code OBC-301 12, OBC-406 3}, or {@code none}. */
    @Override
    public String toString() {
        Map<String, LongAdder> sorted = new TreeMap<>(counts);
        return sorted.isEmpty() ? "none"
                : sorted.entrySet().stream().map(e -> e.getKey() + " " + e.getValue().sum()).collect(Collectors.joining(", "));
    }
}
