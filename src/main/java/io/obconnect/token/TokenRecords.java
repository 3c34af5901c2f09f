package io.obconnect.token;

import io.obconnect.journey.JourneyName;

import java.time.Instant;
import java.util.Optional;

/**
 * Keeps a grant's data with the server's tokens, on all nodes, as long as the grant lives. Nothing that a request brings gets there.
 * All methods throw {@link io.obconnect.DirectoryUnavailable} where the store refuses.
 */
public interface TokenRecords {

    /** What was kept for the grant; empty where nothing was, or it can't be read. */
    Optional<Kept> find(String grantId);

    /**
     * Keeps the data of a grant that has none, with one call of the store. Where a record exists, it stays, and is kept for the longer of the two
     * times.
     *
     * @param until when the server's cleaner may remove it
     * @return what is kept now
     */
    Kept keep(String grantId, TokenClaims data, Instant until);

    /**
     * Keeps for longer what was found; anew where the server's cleaner has removed it meanwhile.
     *
     * @param until when the cleaner may remove it; no effect where that is earlier than before
     */
    void prolong(String grantId, TokenClaims data, Instant until);

    /** Whether data of a grant of this journey is kept, that is, whether its code was exchanged. Certain for a day at least. Costs one look-up. */
    boolean keptFor(JourneyName journey);

    /**
     * @param data what was kept
     * @param until for how long
     */
    record Kept(TokenClaims data, Instant until) {
    }
}
