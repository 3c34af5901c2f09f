package io.obconnect.request;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.jose4j.http.SimpleGet;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.lang.JoseException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Client keys from the registration: a set by value, or one by reference, which is fetched. */
@ApplicationScoped
public class RegisteredClientKeys implements ClientKeys {

    private static final Logger LOG = LoggerFactory.getLogger(RegisteredClientKeys.class);
    private static final int MAXIMUM_OCTETS = 256 * 1024;
    private static final int MAXIMUM_SETS = 64;
    private static final Duration NETWORK_PATIENCE = Duration.ofSeconds(3);
    private static final Duration REPRIEVE = Duration.ofSeconds(30);

    private final SimpleGet http;
    private final Duration reprieve;
    private final Clock clock;
    /** By address. When there are too many, the set goes that nobody has asked for the longest. */
    private final Map<String, RemoteKeySet> sets = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, RemoteKeySet> eldest) {
            return size() > MAXIMUM_SETS;
        }
    });

    RegisteredClientKeys() { // the container's proxy
        this(null, REPRIEVE, null);
    }

    @Inject
    public RegisteredClientKeys(Clock clock) {
        this(new KeySetFetch(NETWORK_PATIENCE, MAXIMUM_OCTETS), REPRIEVE, clock);
    }

    /** @param reprieve for how long a fetched set isn't fetched again, whatever unknown kid or unverifiable signature comes */
    RegisteredClientKeys(SimpleGet http, Duration reprieve, Clock clock) {
        this.http = http;
        this.reprieve = reprieve;
        this.clock = clock;
    }

    @Override
    public List<JsonWebKey> of(Client client, Optional<String> kid) {
        // the server reads the set by value where there is one, and so do we
        return client.jwks().isPresent()
                ? read(client, () -> new JsonWebKeySet(KeySetText.plain(client.jwks().get())).getJsonWebKeys())
                : read(client, () -> client.jwksUri().isEmpty() ? List.of() : set(client.jwksUri().get()).keys(kid));
    }

    @Override
    public List<JsonWebKey> refreshed(Client client) {
        return client.jwks().isPresent() || client.jwksUri().isEmpty() ? List.of()
                : read(client, () -> set(client.jwksUri().get()).refreshed());
    }

    private interface Reading {
        List<JsonWebKey> keys() throws JoseException, IOException;
    }

    private static List<JsonWebKey> read(Client client, Reading reading) {
        try {
            return reading.keys();
        } catch (JoseException | IOException | RuntimeException e) {
            LOG.warn("The key set of client {} can't be read: {}", client.id(), e.getClass().getSimpleName());
            return List.of();
        }
    }

    private RemoteKeySet set(String uri) {
        return sets.computeIfAbsent(uri, unknown -> new RemoteKeySet(unknown, http, reprieve, clock));
    }
}
