package io.obconnect.request;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * An authorization request whose intent is proven to come from the client.
 *
 * @param clientId the TPP
 * @param intent the intent
 * @param provenance how the intent was authenticated
 * @param acr the authentication context that is asked for
 * @param parameters the OAuth parameters, from the object first, else from the query; names as in RFC 6749 and OpenID Connect Core
 * @param authenticated the names of those parameters that stand inside the authenticated object; all others anybody could have written
 * @param bare whether the call carried nothing but the request object and we completed it
 */
public record VerifiedRequest(
        String clientId,
        IntentId intent,
        Provenance provenance,
        AcrDemand acr,
        Map<String, String> parameters,
        Set<String> authenticated,
        boolean bare) {

    public VerifiedRequest {
        parameters = Map.copyOf(parameters);
        authenticated = Set.copyOf(authenticated);
    }

    /** Who vouches for the intent. */
    public sealed interface Provenance {

        /** A JWS by the client, with its private key or, for HS256, its secret. */
        record Signed(String algorithm) implements Provenance {
        }

        /** An AEAD under a key that only the client and this server (or, {@code SHARED}, the Consent App too) hold. */
        record Encrypted(KeySource key) implements Provenance {
        }
    }

    /** Which key opened a symmetric request object. */
    public enum KeySource {
        /** {@code requestSecret} */
        REQUEST_SECRET,
        /** the client's own secret */
        CLIENT_SECRET,
        /** the secret shared with the Consent App, as upstream's script does */
        SHARED_SECRET
    }

    /** The essence: what the person is asked for. */
    public Asked asked() {
        return new Asked(intent, acr, parameter("scope").orElse(""));
    }

    public Optional<String> parameter(String name) {
        return Optional.ofNullable(parameters.get(name)).filter(v -> !v.isEmpty());
    }
}
