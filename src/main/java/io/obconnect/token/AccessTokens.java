package io.obconnect.token;

import java.util.Optional;

/** The grants of access tokens. */
@FunctionalInterface
public interface AccessTokens {

    /**
     * The grant of this access token; empty where the server doesn't know the token.
     *
     * @throws io.obconnect.DirectoryUnavailable where the store refuses
     */
    Optional<Grant> find(String accessToken);
}
