package io.obconnect.token;

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
     * Keeps the data, or keeps for longer what is there. What was kept first stays.
     *
     * @param until when the server's cleaner may remove it
     */
    void keep(String grantId, TokenData data, Instant until);

    /**
     * @param data what was kept
     * @param until for how long
     */
    record Kept(TokenData data, Instant until) {
    }
}
