package io.obconnect.request;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** HTTP Basic authentication of a client (RFC 6749 section 2.3.1), as far as it names the client. */
final class BasicCredentials {

    private static final String SCHEME = "Basic ";

    private BasicCredentials() {
    }

    /** The client id; the password is the server's to check. */
    static Optional<String> user(String authorization) {
        if (authorization == null || !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return Optional.empty();
        }
        try {
            String pair = new String(Base64.getDecoder().decode(authorization.substring(SCHEME.length()).strip()), StandardCharsets.UTF_8);
            int colon = pair.indexOf(':');
            return colon < 1 ? Optional.empty() : Optional.of(Parameters.decoded(pair.substring(0, colon)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
