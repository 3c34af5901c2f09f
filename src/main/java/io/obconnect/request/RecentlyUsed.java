package io.obconnect.request;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/** What was made for a name, kept for the next time it is asked for; at most 64, and the one that was asked for the longest time ago goes first. */
final class RecentlyUsed<V> {

    private static final int MAXIMUM = 64;

    private final Map<String, V> values = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
            return size() > MAXIMUM;
        }
    };

    /** @param current makes the value to keep of the one that is kept, null where there is none */
    synchronized V get(String name, UnaryOperator<V> current) {
        return values.compute(name, (key, kept) -> current.apply(kept));
    }
}
