package io.obconnect.sandbox.probe;

import io.jans.service.cdi.event.CleanerEvent;
import io.jans.service.cdi.event.Scheduled;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import java.util.concurrent.atomic.AtomicInteger;

/** Counts the cleaner's events. */
@ApplicationScoped
public class ProbeCleaner {

    private final AtomicInteger cleaned = new AtomicInteger();

    void onCleaner(@Observes @Scheduled CleanerEvent event) {
        cleaned.incrementAndGet();
    }

    public int count() {
        return cleaned.get();
    }
}
