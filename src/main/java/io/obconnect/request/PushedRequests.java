package io.obconnect.request;

import java.util.Map;
import java.util.Optional;

/** The auth server's pushed authorization requests (RFC 9126). */
public interface PushedRequests {

    /**
     * A pushed request as the server stored it.
     *
     * @param clientId who pushed it
     * @param parameters its parameters by their OAuth names, {@code request} among them where an object was pushed
     * @param expired whether it has expired; then it only tells where the error goes
     */
    record Pushed(String clientId, Map<String, String> parameters, boolean expired) {
        public Pushed {
            parameters = Map.copyOf(parameters);
        }

        @Override
        public String toString() {
            return "Pushed[" + clientId + "]";
        }
    }

    /**
     * Finds a pushed request.
     *
     * @param requestUri the {@code request_uri} as the client got it
     * @return empty where there is none
     * @throws io.obconnect.DirectoryUnavailable where the store can't be asked
     */
    Optional<Pushed> find(String requestUri);
}
