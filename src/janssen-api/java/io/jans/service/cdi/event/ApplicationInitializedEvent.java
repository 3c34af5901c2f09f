package io.jans.service.cdi.event;

/** Fired once the server is ready, qualified with {@link ApplicationInitialized}. */
public class ApplicationInitializedEvent {
    public ApplicationInitializedEvent() {
    }
}
