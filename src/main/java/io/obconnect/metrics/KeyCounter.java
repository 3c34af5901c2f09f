package io.obconnect.metrics;

import io.obconnect.message.SharedSecret;

import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;

/**
 * How many messages this node has sealed under the current key since the key came into force or the node started. With random IVs a
 * key is good for 2^32 messages (NIST SP 800-38D section 8.3).
 */
final class KeyCounter {

    private record Count(SharedSecret key, LongAdder messages) {
    }

    private final AtomicReference<Count> current = new AtomicReference<>();

    void sealedUnder(SharedSecret key) {
        current.updateAndGet(count -> count != null && count.key().equals(key) ? count : new Count(key, new LongAdder()))
                .messages().increment();
    }

    double messages() {
        Count count = current.get();
        return count == null ? 0 : count.messages().sum();
    }
}
