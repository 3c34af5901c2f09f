package io.obconnect.tools;

import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * The server's discovery document (OpenID Connect Discovery 1.0 section 4). The server itself serves it below {@code /jans-auth}; at the
 * root, where clients look, it is only where a proxy maps it.
 *
 * @param path where it was found; where it wasn't, {@link #ROOT}
 * @param answer the server's answer at that path
 */
public record Discovery(String path, Http.Answer answer) {

    public static final String ROOT = "/.well-known/openid-configuration";
    private static final String OWN = "/jans-auth" + ROOT;

    /** @throws IOException where the server can't be reached */
    public static Discovery of(Http http, URI issuer) throws IOException {
        Discovery root = new Discovery(ROOT, http.get(issuer.resolve(ROOT)));
        if (root.document().isPresent()) {
            return root;
        }
        Discovery own = new Discovery(OWN, http.get(issuer.resolve(OWN)));
        return own.document().isPresent() ? own : root;
    }

    /** The document; empty where there is none. */
    public Optional<Map<String, Object>> document() {
        return answer.status() == 200 ? answer.json() : Optional.empty();
    }

    /** Whether it is where clients look for it. */
    public boolean atRoot() {
        return path.equals(ROOT);
    }
}
