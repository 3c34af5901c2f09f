package io.obconnect.request;

import org.jose4j.http.SimpleGet;
import org.jose4j.jwk.HttpsJwks;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.lang.JoseException;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A TPP's key set behind its {@code jwks_uri}. Fetched when it is first needed, kept as long as its HTTP headers say, fetched anew for an unknown
 * {@code kid} and for a signature that no known key verifies. While the TPP's host is down the set is kept, and the host asked again every hour.
 * After a failure the host isn't asked for a while; else every request of this TPP would wait for it.
 */
final class RemoteKeySet {

    private static final Duration RETAINED_ON_ERROR = Duration.ofHours(1);
    private static final Duration LEFT_ALONE = Duration.ofSeconds(30);

    private final HttpsJwks set;
    private final Duration reprieve;
    private final Clock clock;
    private Instant nextAttempt = Instant.MIN;
    private Instant lastFetched = Instant.MIN;
    private volatile boolean known;

    /** @param reprieve for how long a fetched set isn't fetched again, whatever unknown kid or unverifiable signature comes */
    RemoteKeySet(String uri, SimpleGet http, Duration reprieve, Clock clock) {
        this.reprieve = reprieve;
        this.clock = clock;
        set = new HttpsJwks(uri);
        set.setSimpleHttpGet(http);
        set.setRefreshReprieveThreshold(0); // the limit is ours, below
        set.setRetainCacheOnErrorDuration(RETAINED_ON_ERROR.toSeconds());
    }

    /**
     * The keys, as fresh as they need to be.
     *
     * @throws IOException where there are none, because the host doesn't answer or hasn't a moment ago
     * @throws JoseException where what it answers isn't a key set
     */
    List<JsonWebKey> keys(Optional<String> kid) throws IOException, JoseException {
        if (!known) {
            fetch();
            known = true;
        }
        List<JsonWebKey> keys = set.getJsonWebKeys();
        if (kid.isEmpty() || keys.stream().anyMatch(key -> kid.get().equals(key.getKeyId()))) {
            return keys;
        }
        fetch();
        return set.getJsonWebKeys();
    }

    /** The keys, fetched anew; none where they were a moment ago. */
    List<JsonWebKey> refreshed() throws IOException, JoseException {
        return fetch() ? set.getJsonWebKeys() : List.of();
    }

    /** Fetches, one caller at a time: those who waited find the keys or the failure. False where the last fetch was a moment ago. */
    private synchronized boolean fetch() throws IOException, JoseException {
        if (clock.instant().isBefore(nextAttempt)) {
            throw new IOException("failed a moment ago");
        }
        if (known && clock.instant().isBefore(lastFetched.plus(reprieve))) {
            return false;
        }
        try {
            set.refresh();
            lastFetched = clock.instant();
            return true;
        } catch (IOException | JoseException | RuntimeException e) {
            nextAttempt = clock.instant().plus(LEFT_ALONE);
            throw e;
        }
    }
}
