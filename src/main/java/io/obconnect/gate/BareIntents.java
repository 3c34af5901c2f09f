package io.obconnect.gate;

import io.obconnect.DirectoryUnavailable;
import io.obconnect.config.Configuration;
import io.obconnect.journey.Journey;
import io.obconnect.message.Purpose;
import io.obconnect.person.OneTimeMarkers;
import io.obconnect.request.BareRequests;
import io.obconnect.request.IntentId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import java.time.Duration;
import java.time.Instant;

/** Intents whose bare request objects are used up: such an object has neither state nor end of its own, so it works once. */
@ApplicationScoped
public class BareIntents implements BareRequests {

    /** Longer than any consent lives. */
    private static final Duration KEPT = Duration.ofDays(400);

    @Inject
    private OneTimeMarkers oneShots;

    @Override
    public boolean used(String clientId, IntentId intent) {
        return oneShots.exists(Purpose.BARE_CLAIM, key(clientId, intent));
    }

    /**
     * A journey is about to hand out its code. Whichever way its request came, the same intent could come bare next. Of several journeys that
     * began before one of them came so far, a bare one goes on only if it is the first; a call that named client and response type always does.
     *
     * <p>The same journey may say so again.
     *
     * @return false where the journey's request was bare and its intent is used up
     * @throws DirectoryUnavailable where the store refuses
     */
    public boolean complete(Journey journey, Configuration configuration, Instant now) {
        return !couldComeBare(journey, configuration)
                || oneShots.claim(Purpose.BARE_CLAIM, key(journey.clientId(), journey.intent()), journey.uid(), now.plus(KEPT))
                || !journey.bare();
    }

    /** The journey's code didn't leave after all: its intent may still be asked for. */
    public void incomplete(Journey journey, Configuration configuration) {
        if (couldComeBare(journey, configuration)) {
            oneShots.release(Purpose.BARE_CLAIM, key(journey.clientId(), journey.intent()), journey.uid());
        }
    }

    private static boolean couldComeBare(Journey journey, Configuration configuration) {
        return journey.bare() || configuration.bareRequests() && configuration.tpps().size() == 1;
    }

    private static String key(String clientId, IntentId intent) {
        return clientId + "\n" + intent.value();
    }
}
