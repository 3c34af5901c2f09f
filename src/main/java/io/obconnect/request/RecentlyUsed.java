package io.obconnect.request;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/** A cache of 64 values by name. When it is full, the value goes that nobody has asked for the longest. */
final class RecentlyUsed<V> {

    private static final int MAXIMUM = 64;

    private final Map<String, V> values = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
            return size() > MAXIMUM;
        }
    };

    /**
     * Returns the value of a name.
     *
     * @param current gets the value in the cache, or null, and returns the one to use and keep: the same or a new one
     */
    synchronized V get(String name, UnaryOperator<V> current) {
        return values.compute(name, (key, kept) -> current.apply(kept));
    }
}
