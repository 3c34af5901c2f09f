package io.obconnect.request;

import java.time.Instant;
import java.util.Map;

/**
 * Pushed requests (RFC 9126) that we make ourselves, for one call of the server's own. No browser and no TPP ever sees their
 * {@code request_uri}.
 */
public interface OwnPushes {

    /**
     * Stores a request as if its client had pushed it.
     *
     * @param parameters by their OAuth names, {@code client_id} among them
     * @param until when it ends
     * @return its {@code request_uri}
     * @throws io.obconnect.DirectoryUnavailable where the store refuses
     */
    String push(Map<String, String> parameters, Instant until);

    /**
     * Removes a pushed request, of ours or of a client's. Does nothing where there is none, and throws nothing where the store refuses: the entry
     * expires by itself.
     */
    void remove(String requestUri);
}
