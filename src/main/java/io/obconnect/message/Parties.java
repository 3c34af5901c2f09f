package io.obconnect.message;

import java.net.URI;
import java.util.Locale;

/**
 * Who talks to whom, as strict messages name them in {@code iss} and {@code aud} (RFC 7519 section 4.1).
 *
 * @param authServer {@code hostname}, the auth server's issuer, for example {@code https://auth.example.com}
 * @param consentApp the Consent App's origin (RFC 6454 section 6.2), for example {@code https://asps.com}
 */
public record Parties(String authServer, String consentApp) {

    /** @param consentApp the configured address; its path and query are no part of the origin, nor is the scheme's own port */
    public static Parties of(String hostname, URI consentApp) {
        String scheme = consentApp.getScheme().toLowerCase(Locale.ROOT);
        int own = scheme.equals("https") ? 443 : 80;
        int port = consentApp.getPort();
        return new Parties(hostname, scheme + "://" + consentApp.getHost().toLowerCase(Locale.ROOT)
                + (port < 0 || port == own ? "" : ":" + port));
    }
}
