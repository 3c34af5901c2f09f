package io.jans.service.cdi.event;

/** Fired when the server is ready, qualified with {@link ApplicationInitialized}. */
public class ApplicationInitializedEvent {
}
