package io.obconnect.gate;

import io.obconnect.DirectoryUnavailable;
import io.obconnect.config.Configuration;
import io.obconnect.journey.Journey;
import io.obconnect.message.Purpose;
import io.obconnect.person.OneTimeMarkers;
import io.obconnect.request.UsedIntents;
import io.obconnect.request.IntentId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import java.time.Duration;
import java.time.Instant;

/** Intents whose requests had only a request object, and are used up: such an object has neither state nor end of its own, so it works once. */
@ApplicationScoped
public class ObjectOnlyIntents implements UsedIntents {

    /** Longer than any consent lives. */
    private static final Duration KEPT = Duration.ofDays(400);

    @Inject
    private OneTimeMarkers markers;

    @Override
    public boolean used(String clientId, IntentId intent) {
        return markers.exists(Purpose.INTENT_CLAIM, key(clientId, intent));
    }

    /**
     * A journey is about to hand out its code. Whichever way its request came, its intent could come next in a request with only an object. Of several journeys that
     * began before one of them came so far, one with only an object goes on only if it is the first; a call that named client and response type always does.
     *
     * <p>The same journey may say so again.
     *
     * @return false where the journey began with only an object and its intent is used up
     * @throws DirectoryUnavailable where the store refuses
     */
    public boolean complete(Journey journey, Configuration configuration, Instant now) {
        return !couldComeAgain(journey, configuration)
                || markers.claim(Purpose.INTENT_CLAIM, key(journey.clientId(), journey.intent()), journey.uid(), now.plus(KEPT))
                || !journey.objectOnly();
    }

    /** The journey's code didn't leave after all: its intent may still be asked for. */
    public void incomplete(Journey journey, Configuration configuration) {
        if (couldComeAgain(journey, configuration)) {
            markers.release(Purpose.INTENT_CLAIM, key(journey.clientId(), journey.intent()), journey.uid());
        }
    }

    private static boolean couldComeAgain(Journey journey, Configuration configuration) {
        return journey.objectOnly() || configuration.bareRequests() && configuration.tpps().size() == 1;
    }

    private static String key(String clientId, IntentId intent) {
        return clientId + "\n" + intent.value();
    }
}
