package io.obconnect.load;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Calls of a store by kind and branch, for example {@code add people}.
 *
 * @see io.obconnect.sandbox.DirectoryCalls
 * @see io.obconnect.sandbox.store.SqlCalls
 */
record Calls(Map<String, Long> counts) {

    static final Calls NONE = new Calls(Map.of());

    /** What came after those earlier ones. */
    Calls since(Calls earlier) {
        Map<String, Long> more = new TreeMap<>();
        counts.forEach((name, count) -> more.put(name, count - earlier.of(name)));
        more.values().removeIf(count -> count == 0);
        return new Calls(more);
    }

    Calls plus(Calls other) {
        Map<String, Long> all = new TreeMap<>(counts);
        other.counts.forEach((name, count) -> all.merge(name, count, Long::sum));
        return new Calls(all);
    }

    long of(String name) {
        return counts.getOrDefault(name, 0L);
    }

    long total() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    /** How many of each kind a visit has, where there are so many visits; what comes to less than a twentieth is left out. */
    String each(long visits) {
        return counts.entrySet().stream().filter(call -> call.getValue() * 20.0 >= visits)
                .map(call -> call.getKey() + " " + Figure.number(Math.round(call.getValue() * 10.0 / visits) / 10.0, ""))
                .collect(Collectors.joining(", "));
    }
}
