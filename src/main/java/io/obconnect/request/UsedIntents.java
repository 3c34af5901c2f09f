package io.obconnect.request;

/**
 * Remembers the intents of requests with only a request object: such an object has neither {@code state} nor {@code exp}, so it must work only
 * once.
 */
@FunctionalInterface
public interface UsedIntents {

    /**
     * Whether the intent has completed a journey.
     *
     * @throws io.obconnect.DirectoryUnavailable where the store can't be asked
     */
    boolean used(String clientId, IntentId intent);
}
