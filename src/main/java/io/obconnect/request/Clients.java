package io.obconnect.request;

import java.util.Optional;

/** The auth server's registered clients. */
public interface Clients {

    /**
     * Finds a client.
     *
     * @return empty where there is none
     * @throws io.obconnect.DirectoryUnavailable where the store can't be asked
     */
    Optional<Client> find(String clientId);
}
