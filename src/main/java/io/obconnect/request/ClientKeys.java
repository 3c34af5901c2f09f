package io.obconnect.request;

import org.jose4j.jwk.JsonWebKey;

import java.util.List;
import java.util.Optional;

/** The public keys that a client registered, by value ({@code jwks}) or by reference ({@code jwks_uri}). */
public interface ClientKeys {

    /**
     * Finds the client's keys.
     *
     * @param client the client
     * @param kid the key that is looked for; where it isn't among the known ones, a set by reference is fetched anew
     * @return all keys of the client; empty where it has none or they can't be had now
     */
    List<JsonWebKey> of(Client client, Optional<String> kid);

    /**
     * The client's keys, fetched anew: for a signature that none of the known ones verifies.
     *
     * @return empty where they are registered by value, or were fetched a moment ago
     */
    List<JsonWebKey> refreshed(Client client);
}
