package io.obconnect.request;

import jakarta.enterprise.context.ApplicationScoped;
import org.jose4j.http.Get;
import org.jose4j.jwk.HttpsJwks;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.lang.JoseException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Client keys from the registration. Sets by reference are fetched when they are first needed, kept as long as their HTTP headers say,
 * fetched anew for an unknown {@code kid}, at most every five minutes, and kept for an hour when the TPP's server is down.
 */
@ApplicationScoped
public class RegisteredClientKeys implements ClientKeys {

    private static final Logger LOG = LoggerFactory.getLogger(RegisteredClientKeys.class);
    private static final int MAXIMUM_SETS = 64;
    private static final int MAXIMUM_OCTETS = 256 * 1024;
    private static final Duration NETWORK_PATIENCE = Duration.ofSeconds(3);
    private static final Duration REPRIEVE = Duration.ofMinutes(5);
    private static final Duration RETAINED_ON_ERROR = Duration.ofHours(1);

    private final Duration reprieve;
    private final Map<String, HttpsJwks> sets = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, HttpsJwks> eldest) {
            return size() > MAXIMUM_SETS;
        }
    };

    public RegisteredClientKeys() {
        this(REPRIEVE);
    }

    /** @param reprieve how long a fetched set is left alone although an unknown kid comes */
    RegisteredClientKeys(Duration reprieve) {
        this.reprieve = reprieve;
    }

    @Override
    public List<JsonWebKey> of(Client client, Optional<String> kid) {
        try {
            // the server reads the set by value where there is one, and so do we
            if (client.jwks().isPresent()) {
                return new JsonWebKeySet(client.jwks().get()).getJsonWebKeys();
            }
            if (client.jwksUri().isEmpty()) {
                return List.of();
            }
            HttpsJwks set = set(client.jwksUri().get());
            List<JsonWebKey> keys = set.getJsonWebKeys();
            if (kid.isPresent() && keys.stream().noneMatch(key -> kid.get().equals(key.getKeyId()))) {
                set.refresh();
                keys = set.getJsonWebKeys();
            }
            return keys;
        } catch (JoseException | IOException | RuntimeException e) {
            LOG.warn("The key set of client {} can't be read: {}", client.id(), e.getClass().getSimpleName());
            return List.of();
        }
    }

    private HttpsJwks set(String uri) {
        synchronized (sets) {
            return sets.computeIfAbsent(uri, this::fetching);
        }
    }

    private HttpsJwks fetching(String uri) {
        Get get = new Get();
        get.setConnectTimeout((int) NETWORK_PATIENCE.toMillis());
        get.setReadTimeout((int) NETWORK_PATIENCE.toMillis());
        get.setRetries(0);
        get.setResponseBodySizeLimit(MAXIMUM_OCTETS);
        HttpsJwks set = new HttpsJwks(uri);
        set.setSimpleHttpGet(get);
        set.setRefreshReprieveThreshold(reprieve.toMillis());
        set.setRetainCacheOnErrorDuration(RETAINED_ON_ERROR.toSeconds());
        return set;
    }
}
