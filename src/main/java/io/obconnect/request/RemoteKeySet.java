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
 * {@code kid}, and kept as long as the TPP's host is down, which is asked again every hour. A host that failed is left
 * alone for a while, or every request that names it would wait for it once more.
 */
final class RemoteKeySet {

    private static final Duration RETAINED_ON_ERROR = Duration.ofHours(1);
    private static final Duration LEFT_ALONE = Duration.ofSeconds(30);

    private final HttpsJwks set;
    private final Clock clock;
    private Instant nextAttempt = Instant.MIN;
    private volatile boolean known;

    /** @param reprieve how long a fetched set is left alone although an unknown kid comes */
    RemoteKeySet(String uri, SimpleGet http, Duration reprieve, Clock clock) {
        this.clock = clock;
        set = new HttpsJwks(uri);
        set.setSimpleHttpGet(http);
        set.setRefreshReprieveThreshold(reprieve.toMillis());
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

    /** One at a time: those who waited find either the keys or the failure. */
    private synchronized void fetch() throws IOException, JoseException {
        if (clock.instant().isBefore(nextAttempt)) {
            throw new IOException("failed a moment ago");
        }
        try {
            set.refresh();
        } catch (IOException | JoseException | RuntimeException e) {
            nextAttempt = clock.instant().plus(LEFT_ALONE);
            throw e;
        }
    }
}
