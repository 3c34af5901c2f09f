package io.obconnect.gate;

import io.obconnect.journey.Approval;
import io.obconnect.journey.BrowserJourneys.Located;
import io.obconnect.journey.Journey;
import io.obconnect.journey.JourneyCookie;
import io.obconnect.journey.JourneySession;
import io.obconnect.journey.Journeys;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A session that another request, at this node or another, is logging in. The server removes it under its old id before it writes it under the
 * new one, so for a moment it can't be found. Its {@code sid} never changes, so we search by that. We wait only after a recent approval, so that
 * nobody else can keep a thread waiting.
 */
@ApplicationScoped
public class MovedSessions {

    private static final Duration FRESH = Duration.ofSeconds(10);
    private static final int ATTEMPTS = 20;
    private static final long PAUSE_MILLIS = 100;

    @Inject
    private Journeys journeys;
    @Inject
    private Clock clock;

    /** The journey's session, logged in; empty where it isn't, or doesn't become so within two seconds. */
    public Optional<Located> find(JourneyCookie cookie, Optional<Approval> approval) {
        Instant now = clock.instant();
        boolean fresh = approval.filter(given -> now.isBefore(given.consent().approvedAt().plus(FRESH))).isPresent();
        Optional<Located> found = look(cookie);
        for (int attempt = 1; fresh && found.isEmpty() && attempt < ATTEMPTS && pause(); attempt++) {
            found = look(cookie);
        }
        return found;
    }

    private Optional<Located> look(JourneyCookie cookie) {
        return cookie.sid().flatMap(journeys::findBySid)
                .filter(JourneySession::authenticated)
                .filter(session -> session.journey().filter(cookie::proves)
                        .filter(journey -> journey.status() == Journey.Status.AUTHENTICATED).isPresent())
                .map(session -> new Located(cookie, session));
    }

    private static boolean pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
