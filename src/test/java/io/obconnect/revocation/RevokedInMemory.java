package io.obconnect.revocation;

import io.obconnect.DirectoryUnavailable;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Ended consents of one node, and how often they were asked for. */
public final class RevokedInMemory implements RevokedConsents {

    public final Map<ConsentId, Revoked> revoked = new HashMap<>();
    public final Map<ConsentId, Instant> keptUntil = new HashMap<>();
    public int questions;
    public boolean down;

    @Override
    public boolean revoke(ConsentId consent, Revoked said, Instant keepUntil) {
        asked();
        Revoked known = revoked.get(consent);
        if (known != null && !known.said().isBefore(said.said())) {
            return false;
        }
        revoked.put(consent, said);
        keptUntil.put(consent, keepUntil);
        return true;
    }

    @Override
    public Optional<Instant> revokedAt(String intent, String consentId) {
        asked();
        return Stream.of(revoked.get(ConsentId.intent(intent)), revoked.get(ConsentId.consent(consentId))).filter(Objects::nonNull)
                .map(Revoked::effective).max(Comparator.naturalOrder());
    }

    private void asked() {
        questions++;
        if (down) {
            throw new DirectoryUnavailable("down", null);
        }
    }
}
