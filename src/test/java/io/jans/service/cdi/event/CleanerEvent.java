package io.jans.service.cdi.event;

/** Stand-in: fired by 1.0.15 every 30 seconds on every node, qualified with {@link Scheduled}. */
public class CleanerEvent {
    public CleanerEvent() {
    }
}
