package io.obconnect.janssen;

import io.jans.orm.annotation.AttributeName;
import io.obconnect.sandbox.server.Generation;

/** The server's own authorization by generation, as far as the extension looks at it: the name of the client's column. */
final class ServersAuthorization {

    private ServersAuthorization() {
    }

    /** What the extension makes of it. */
    static AuthorizationEntries entries(Generation generation) {
        return new AuthorizationEntries(generation == Generation.V1_0 ? Until115.class : Since116.class);
    }

    private static final class Until115 {
        @AttributeName(name = "jansClntId")
        private String clientId;
    }

    private static final class Since116 {
        @AttributeName(name = "clnId")
        private String clientId;
    }
}
