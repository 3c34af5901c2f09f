package io.obconnect.revocation;

import java.time.Duration;
import java.util.List;

/** How long the auth server's tokens live. */
public interface TokenLifetimes {

    /**
     * Of the tokens of these clients.
     *
     * @throws io.obconnect.DirectoryUnavailable where the clients can't be asked for
     */
    Duration longest(List<String> clientIds);
}
