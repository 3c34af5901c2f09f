package io.obconnect.person;

import io.obconnect.message.Purpose;

import java.time.Instant;

/**
 * Things that may happen once, on any number of nodes: an entry whose name is derived from the thing is written, and the directory lets
 * only the first writer through.
 */
public interface OneShots {

    /**
     * Claims.
     *
     * @param purpose what kind of thing, part of the entry's name
     * @param id which one; only its HMAC is stored
     * @param keepUntil when the entry may go
     * @return false where it was claimed before
     * @throws DirectoryUnavailable where the store can't be asked
     */
    boolean claim(Purpose purpose, String id, Instant keepUntil);

    /**
     * Whether it was claimed.
     *
     * @throws DirectoryUnavailable where the store can't be asked
     */
    boolean claimed(Purpose purpose, String id);

    /**
     * Gives a claim back, because the thing didn't happen after all.
     *
     * @throws DirectoryUnavailable where the store can't be asked
     */
    void release(Purpose purpose, String id);
}
