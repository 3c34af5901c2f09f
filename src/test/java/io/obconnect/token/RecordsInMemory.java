package io.obconnect.token;

import io.obconnect.DirectoryUnavailable;
import io.obconnect.journey.JourneyName;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Keeps token data in memory, and can be down. */
final class RecordsInMemory implements TokenRecords {

    final Map<String, Kept> kept = new HashMap<>();
    boolean down;

    @Override
    public Optional<Kept> find(String grantId) {
        up();
        return Optional.ofNullable(kept.get(grantId));
    }

    @Override
    public Kept keep(String grantId, TokenClaims data, Instant until) {
        up();
        return kept.merge(grantId, new Kept(data, until), (before, now) -> before.until().isBefore(until) ? new Kept(before.data(), until) : before);
    }

    @Override
    public void prolong(String grantId, TokenClaims data, Instant until) {
        keep(grantId, data, until); // here both come to the same
    }

    @Override
    public boolean keptFor(JourneyName journey) {
        up();
        return kept.values().stream().anyMatch(one -> JourneyName.of(one.data().uid()).equals(journey));
    }

    private void up() {
        if (down) {
            throw new DirectoryUnavailable("down", null);
        }
    }
}
