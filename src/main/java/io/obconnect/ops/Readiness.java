package io.obconnect.ops;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * Whether journeys should be sent to this node. A load balancer asks, so anybody may: this class never looks more than once at the node's
 * {@link Health} in {@link #KEPT}. While one request looks, the others get the result before it. A look that takes longer than {@link #KEPT} means
 * that the store hangs, and the node isn't ready. So asking often costs the store nothing and holds no threads.
 */
@ApplicationScoped
public class Readiness {

    /** How long what was found is answered again, and how long a look may take. */
    static final Duration KEPT = Duration.ofSeconds(3);

    private record Found(boolean ready, long at) {
    }

    /**
     * @param found null before the first look has come to an end
     * @param lookingSince when the look that is under way began; null where none is
     */
    private record State(Found found, Long lookingSince) {
    }

    private final Health health;
    private final LongSupplier nanoTime;
    private final ReentrantLock looking = new ReentrantLock();
    private volatile State state = new State(null, null);

    /** For the container's proxy. */
    protected Readiness() {
        health = null;
        nanoTime = null;
    }

    @Inject
    public Readiness(Health health) {
        this(health, System::nanoTime);
    }

    Readiness(Health health, LongSupplier nanoTime) {
        this.health = health;
        this.nanoTime = nanoTime;
    }

    /** True while up or degraded; not before the first look has come to an end, and not while one takes too long. */
    public boolean ready() {
        State known = state;
        if (!fresh(known) && looking.tryLock()) {
            try {
                return fresh(state) ? state.found().ready() : look();
            } finally {
                looking.unlock();
            }
        }
        return known.found() != null && known.found().ready() && (known.lookingSince() == null || recent(known.lookingSince()));
    }

    private boolean look() {
        long began = nanoTime.getAsLong();
        state = new State(state.found(), began);
        boolean ready = false;
        try {
            ready = health.look().status() != Health.Status.DOWN && recent(began);
        } finally {
            state = new State(new Found(ready, nanoTime.getAsLong()), null);
        }
        return ready;
    }

    private boolean fresh(State known) {
        return known.found() != null && recent(known.found().at());
    }

    private boolean recent(long at) {
        return nanoTime.getAsLong() - at < KEPT.toNanos();
    }
}
