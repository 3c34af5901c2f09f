package io.obconnect.janssen;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** What several nodes do to one store. */
final class Nodes {

    private static final int MOST = 8;

    private Nodes() {
    }

    /** All tasks at once, as far as there are threads; their results in their order. */
    static <T> List<T> atOnce(List<Callable<T>> tasks) throws Exception {
        ExecutorService nodes = Executors.newFixedThreadPool(Math.min(MOST, tasks.size()));
        try {
            List<T> results = new ArrayList<>();
            for (Future<T> result : nodes.invokeAll(tasks)) {
                results.add(result.get());
            }
            return results;
        } finally {
            nodes.shutdownNow();
        }
    }
}
