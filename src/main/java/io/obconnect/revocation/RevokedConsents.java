package io.obconnect.revocation;

import java.time.Instant;
import java.util.Optional;

/**
 * Which consents have ended, for all nodes: an entry for each, named by a keyed hash, in a branch that the auth server's own cleaner sweeps.
 * All methods throw {@link io.obconnect.DirectoryUnavailable} where the store refuses.
 */
public interface RevokedConsents {

    /**
     * Writes down that a consent has ended. A message no newer than the one that is known changes nothing, so that a replay can't end what was
     * approved since.
     *
     * @param keepUntil when no token can be alive any more that this concerns
     * @return false where this was known
     */
    boolean revoke(ConsentId consent, Revoked revoked, Instant keepUntil);

    /**
     * When the consent ended, by the later of both its names. One question to the store.
     *
     * @return empty where nobody said that it has ended
     */
    Optional<Instant> revokedAt(String intent, String consentId);

    /**
     * @param said {@code iat} of the message
     * @param effective grants approved at or before this instant are dead
     */
    record Revoked(Instant said, Instant effective) {
    }
}
