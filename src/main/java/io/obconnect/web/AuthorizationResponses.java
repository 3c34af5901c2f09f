package io.obconnect.web;

import java.util.Optional;

/**
 * The one authorization response of each journey, on all nodes together: an entry that only the first insert wins. It can be found as long
 * as a ticket of the journey lives.
 */
public interface AuthorizationResponses {

    /**
     * What the TPP was told; empty where it wasn't told anything yet, or only an error that invites a retry.
     *
     * @throws io.obconnect.DirectoryUnavailable where the store refuses
     */
    Optional<AuthorizationResponse> find(String uid);

    /**
     * Writes the response that is about to leave.
     *
     * @return the journey's one: this, or the one that was first and that leaves in its place
     * @throws io.obconnect.DirectoryUnavailable where the store refuses; then none may leave
     */
    AuthorizationResponse storeIfAbsent(String uid, AuthorizationResponse response);
}
