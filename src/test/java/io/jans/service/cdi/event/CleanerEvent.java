package io.jans.service.cdi.event;

/** Fired every 30 seconds on every node, qualified with {@link Scheduled}. */
public class CleanerEvent {
    public CleanerEvent() {
    }
}
