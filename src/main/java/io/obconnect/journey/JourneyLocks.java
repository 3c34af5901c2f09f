package io.obconnect.journey;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * One after the other for each journey on this node. The auth server hands all requests of a session the same object from its cache, and moves
 * it to a new id at login; a second click at the same moment must see it before or after, never in between. Between nodes the directory
 * decides. A fixed number of locks: nothing grows.
 */
@ApplicationScoped
public class JourneyLocks {

    private static final int LOCKS = 1_024;

    private final ReentrantLock[] locks = Stream.generate(ReentrantLock::new).limit(LOCKS).toArray(ReentrantLock[]::new);

    /** A journey's turn, until it is closed. */
    public interface Turn extends AutoCloseable {

        @Override
        void close();
    }

    /** Waits for the journey's turn. Who has it may take it again. */
    public Turn take(String uid) {
        ReentrantLock lock = locks[Math.floorMod(uid.hashCode(), LOCKS)];
        lock.lock();
        return lock::unlock;
    }

    /** Waits for the journey's turn, then does it. */
    public <T> T of(String uid, Supplier<T> step) {
        try (Turn turn = take(uid)) {
            return step.get();
        }
    }
}
