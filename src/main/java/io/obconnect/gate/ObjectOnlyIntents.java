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
import java.util.Optional;

/**
 * Intents whose requests had only a request object, and are used up: such an object has neither state nor end of its own, so it works once.
 *
 * <p>A journey claims its intent before its code leaves. That code may reach nobody: the answer gets lost, and is worth nothing a minute later.
 * Then the intent isn't used, and a later journey may claim it after the first one. What tells both apart is the grant's data, which a code
 * exchange keeps anyway, so that an ordinary journey pays nothing for the difference.
 *
 * <p>A claim is an entry, and entries are only ever added: the one that follows another is named after it, so that of many that follow at once
 * one is first.
 */
@ApplicationScoped
public class ObjectOnlyIntents implements UsedIntents {

    /** Longer than any consent lives. */
    static final Duration KEPT = Duration.ofDays(400);
    /** For so long it is certain that a grant's data is still there; a claim that is older counts, whatever became of its code. */
    static final Duration DECIDABLE = Duration.ofHours(12);
    /** By so much the clocks of two nodes may differ, and one may still exchange a code that the other takes for dead. */
    static final Duration SKEW = Duration.ofSeconds(30);
    /** So many claims of one intent are followed. */
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

    /** What became of the code before whose leaving an intent was claimed. */
    private enum Code {
        /** it may still be exchanged */
        LIVES,
        /** it was exchanged, or nobody can tell any more */
        EXCHANGED,
        /** nobody had tokens for it, and nobody will */
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
            // whoever begins is a while at the bank; other nodes' clocks are allowed for when it comes to the code
            if (code(marker.get(), now, Duration.ZERO) != Code.DEAD) {
                return true;
            }
            id = after(id, marker.get());
        }
        return true;
    }

    /**
     * A journey is about to hand out its code. Whichever way its request came, its intent could come next in a request with only an object. Of several journeys that
     * began before one of them came so far, one with only an object goes on only if it is the first, or no code of those before it was or can be
     * exchanged; a call that named client and response type always does.
     *
     * <p>The same journey may say so again.
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
            // a claim of this journey's own doesn't stop it, and isn't enough either: its code has got another age
            if (!before.get().by().equals(own) && !passes(code(before.get(), now, SKEW), journey)) {
                return false;
            }
            id = after(id, before.get());
        }
        return false;
    }

    /** A call that isn't bare goes on in any case, and is remembered where the one before it might come to nothing. */
    private static boolean passes(Code before, Journey journey) {
        return before == Code.DEAD || before == Code.LIVES && !journey.objectOnly();
    }

    private Code code(Marker claim, Instant now, Duration skew) {
        Instant claimed = claim.keptUntil().minus(KEPT);
        if (now.isAfter(claimed.plus(DECIDABLE)) || records.keptFor(claim.by())) {
            return Code.EXCHANGED;
        }
        return now.isBefore(claimed.plus(lifetime()).plus(skew)) ? Code.LIVES : Code.DEAD;
    }

    private Duration lifetime() {
        Duration servers = server.codeLifetime();
        return servers.compareTo(AuthorizationResponse.CODE_LIFETIME) > 0 ? servers : AuthorizationResponse.CODE_LIFETIME;
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
