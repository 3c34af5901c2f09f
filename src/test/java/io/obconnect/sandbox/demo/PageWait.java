package io.obconnect.sandbox.demo;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/** Asks again until what it gets is as expected. */
final class PageWait {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration PAUSE = Duration.ofMillis(50);

    private PageWait() {
    }

    static <T> T until(Callable<T> asked, Predicate<T> condition) throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        T last = asked.call();
        while (!condition.test(last)) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("not as expected after " + PATIENCE.toSeconds() + " s, at last: " + last);
            }
            LockSupport.parkNanos(PAUSE.toNanos());
            last = asked.call();
        }
        return last;
    }
}
