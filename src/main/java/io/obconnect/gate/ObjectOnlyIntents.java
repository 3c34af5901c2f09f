package io.obconnect.gate;

import io.obconnect.config.Configuration;
import io.obconnect.journey.Journey;
import io.obconnect.journey.JourneyName;
import io.obconnect.message.Purpose;
import io.obconnect.person.OneTimeMarkers;
import io.obconnect.person.OneTimeMarkers.Marker;
import io.obconnect.request.AuthServer;
import io.obconnect.request.IntentId;
import io.obconnect.request.UsedIntents;
import io.obconnect.token.TokenRecords;
import io.obconnect.web.AuthorizationResponse;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Intents whose requests had only a request object, and are used up: such an object has neither {@code state} nor {@code exp}, so it must work
 * only once.
 *
 * <p>A journey claims its intent before its code leaves. If the response gets lost, the code is never exchanged and soon expires. Then the intent
 * isn't used, and a later journey may claim it after the first one. Whether the code was exchanged is known by the grant's data, which a code
 * exchange keeps anyway, so that an ordinary journey costs nothing more.
 *
 * <p>A claim is an entry, and entries are only ever added: the one that follows another is named after it, so that of many that follow at once
 * one is first.
 */
@ApplicationScoped
public class ObjectOnlyIntents implements UsedIntents {

    /** Longer than any consent lives. */
    static final Duration KEPT = Duration.ofDays(400);
    /** For so long a grant's data is certainly still there. An older claim counts as used, because nobody can tell what became of its code. */
    static final Duration DECIDABLE = Duration.ofHours(12);
    /** How much the clocks of two nodes may differ: one may still exchange a code that has expired for the other. */
    static final Duration SKEW = Duration.ofSeconds(30);
    /** The most claims of one intent that are followed. */
    static final int MOST_CLAIMS = 8;

    private final OneTimeMarkers markers;
    private final TokenRecords records;
    private final AuthServer server;
    private final Clock clock;

    protected ObjectOnlyIntents() {
        this(null, null, null, null); // for the container's proxy
    }

    @Inject
    public ObjectOnlyIntents(OneTimeMarkers markers, TokenRecords records, AuthServer server, Clock clock) {
        this.markers = markers;
        this.records = records;
        this.server = server;
        this.clock = clock;
    }

    /** What became of the code that an intent was claimed for. */
    private enum Code {
        /** it may still be exchanged */
        LIVES,
        /** it was exchanged, or we can't tell any more */
        EXCHANGED,
        /** it was not exchanged and has expired */
        DEAD
    }

    @Override
    public boolean used(String clientId, IntentId intent) {
        Instant now = clock.instant();
        String id = id(clientId, intent);
        for (int i = 0; i < MOST_CLAIMS; i++) {
            Optional<Marker> marker = markers.find(Purpose.INTENT_CLAIM, id);
            if (marker.isEmpty()) {
                return false;
            }
            // no skew here: the person is at the bank for a while, and complete() allows for other nodes' clocks
            if (code(marker.get(), now, Duration.ZERO) != Code.DEAD) {
                return true;
            }
            id = after(id, marker.get());
        }
        return true;
    }

    /**
     * Called when a journey is about to send its code. Its intent is claimed whichever form its request had, because the next request could have
     * only an object. A journey that began with only an object goes on only if no journey before it has claimed the intent, or no code of those
     * was or can be exchanged. A journey whose request named client and response type always goes on.
     *
     * <p>The same journey may call this again.
     *
     * @return false where the journey began with only an object and its intent is used up
     * @throws io.obconnect.DirectoryUnavailable where the store refuses
     */
    public boolean complete(Journey journey, Configuration configuration) {
        return !couldComeAgain(journey, configuration) || claimed(journey) || !journey.objectOnly();
    }

    private boolean claimed(Journey journey) {
        Instant now = clock.instant();
        JourneyName own = JourneyName.of(journey.uid());
        String id = id(journey.clientId(), journey.intent());
        for (int i = 0; i < MOST_CLAIMS; i++) {
            Optional<Marker> before = markers.claim(Purpose.INTENT_CLAIM, id, own, now.plus(KEPT));
            if (before.isEmpty()) {
                return true;
            }
            // a claim of this journey's own doesn't stop it, but it claims again: its code is a newer one
            if (!before.get().by().equals(own) && !passes(code(before.get(), now, SKEW), journey)) {
                return false;
            }
            id = after(id, before.get());
        }
        return false;
    }

    /**
     * Whether a journey may claim the intent after this code. One whose request had more than an object goes on anyway; it claims only where the
     * code before may still expire unused.
     */
    private static boolean passes(Code before, Journey journey) {
        return before == Code.DEAD || before == Code.LIVES && !journey.objectOnly();
    }

    private Code code(Marker claim, Instant now, Duration skew) {
        Instant claimed = claim.keptUntil().minus(KEPT);
        // a name of another form is in no grant's data, whatever became of the code
        if (now.isAfter(claimed.plus(DECIDABLE)) || !claim.by().comparable() || records.keptFor(claim.by())) {
            return Code.EXCHANGED;
        }
        Duration lifetime = Collections.max(List.of(server.codeLifetime(), AuthorizationResponse.CODE_LIFETIME));
        return now.isBefore(claimed.plus(lifetime).plus(skew)) ? Code.LIVES : Code.DEAD;
    }

    private static boolean couldComeAgain(Journey journey, Configuration configuration) {
        return journey.objectOnly() || configuration.bareRequests() && configuration.tpps().size() == 1;
    }

    private static String id(String clientId, IntentId intent) {
        return clientId + "\n" + intent.value();
    }

    private static String after(String id, Marker claim) {
        return id + "\n" + claim.by().value();
    }
}
