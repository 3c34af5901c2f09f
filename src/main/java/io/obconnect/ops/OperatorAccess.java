package io.obconnect.ops;

import io.obconnect.config.ActiveConfiguration;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** Tells operators from everybody else by {@code metrics_token} as a bearer token (RFC 6750 section 2.1). */
@ApplicationScoped
public class OperatorAccess {

    private static final String SCHEME = "Bearer ";

    private final ActiveConfiguration configuration;

    /** For the container's proxy. */
    protected OperatorAccess() {
        configuration = null;
    }

    @Inject
    public OperatorAccess(ActiveConfiguration configuration) {
        this.configuration = configuration;
    }

    /**
     * Whether the token was given. Never where none is configured.
     *
     * @param authorization the {@code Authorization} header; null where there is none
     */
    public boolean granted(String authorization) {
        if (authorization == null || !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return false;
        }
        byte[] given = octets(authorization.substring(SCHEME.length()));
        return configuration.metricsToken().map(token -> MessageDigest.isEqual(octets(token), given)).orElse(false);
    }

    private static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
