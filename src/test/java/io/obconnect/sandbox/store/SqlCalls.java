package io.obconnect.sandbox.store;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts a node's statements by kind and table, under the names that the directory's branches have, for example {@code search people}. */
public final class SqlCalls {

    static final String ADD = "add";
    static final String MODIFY = "modify";
    static final String DELETE = "delete";
    static final String SEARCH = "search";

    private static final Map<String, String> BRANCHES = Map.of("jansPerson", "people", "jansClnt", "clients", "jansSessId", "sessions",
            "jansToken", "tokens", "jansClntAuthz", "authorizations", "jansPar", "par", "jansCache", "cache",
            "jansPairwiseIdentifier", "pairwise identifiers");

    private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();

    void count(String kind, String table) {
        counts.computeIfAbsent(kind + " " + BRANCHES.getOrDefault(table, table), name -> new LongAdder()).increment();
    }

    /** The counts so far. */
    public Map<String, Long> counts() {
        Map<String, Long> now = new TreeMap<>();
        counts.forEach((name, count) -> now.put(name, count.sum()));
        return now;
    }
}
