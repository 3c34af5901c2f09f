package io.obconnect.journey;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Handles the requests of a journey one after the other on this node. The auth server hands all requests of a session the same object from its
 * cache, and moves it to a new id at login; a second click at the same moment must see it before or after that, never in between. Between nodes
 * the directory decides. The number of locks is fixed, so memory doesn't grow.
 */
@ApplicationScoped
public class JourneyLocks {

    private static final int LOCKS = 1_024;

    private final ReentrantLock[] locks = Stream.generate(ReentrantLock::new).limit(LOCKS).toArray(ReentrantLock[]::new);

    /** The lock of a journey, held until it is closed. */
    public interface Held extends AutoCloseable {

        @Override
        void close();
    }

    /** Waits for the journey's lock. Who holds it may hold it once more. */
    public Held hold(String uid) {
        ReentrantLock lock = locks[Math.floorMod(uid.hashCode(), LOCKS)];
        lock.lock();
        return lock::unlock;
    }

    /** Runs the step while the journey's lock is held. */
    public <T> T held(String uid, Supplier<T> step) {
        try (Held held = hold(uid)) {
            return step.get();
        }
    }
}
