package io.obconnect.ops;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * Whether journeys should be sent to this node. A load balancer asks, so anybody may: there is never more than one look at the node's
 * {@link Health} in {@link #KEPT}. While one request looks, the others get the result before it; once that look takes longer than {@link #KEPT},
 * the store hangs and they hear that the node isn't ready. So asking often costs the store nothing and holds no threads.
 */
@ApplicationScoped
public class Readiness {

    /** How long what was found is answered again. */
    static final Duration KEPT = Duration.ofSeconds(3);

    private record Found(boolean ready, long at) {
    }

    private final Health health;
    private final LongSupplier nanoTime;
    private final ReentrantLock looking = new ReentrantLock();
    private volatile Found found;
    /** When the look that is under way began; null where none is. */
    private volatile Long lookingSince;

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
        if (!fresh(found) && looking.tryLock()) {
            try {
                if (!fresh(found)) {
                    lookingSince = nanoTime.getAsLong();
                    found = new Found(health.look().status() != Health.Status.DOWN, nanoTime.getAsLong());
                }
            } finally {
                lookingSince = null;
                looking.unlock();
            }
        }
        Found known = found;
        Long since = lookingSince;
        return known != null && known.ready() && (since == null || recent(since));
    }

    private boolean recent(long at) {
        return nanoTime.getAsLong() - at < KEPT.toNanos();
    }

    private boolean fresh(Found known) {
        return known != null && recent(known.at());
    }
}
