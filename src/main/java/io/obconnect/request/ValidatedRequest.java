package io.obconnect.request;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * An authorization request that has passed every check.
 *
 * @param client the TPP
 * @param asked what it asks the person for
 * @param authentication how the intent was authenticated
 * @param parameters the OAuth parameters, from the object first, else from the query; names as in RFC 6749 and OpenID Connect Core
 * @param forServer what the server gets to see: the call's parameters, what it lacked, and the object in a form the server can read
 * @param target where the response goes; empty at endpoints that answer by themselves
 */
public record ValidatedRequest(
        Client client,
        ConsentParameters asked,
        Authentication authentication,
        Map<String, String> parameters,
        Map<String, String> forServer,
        Optional<ErrorResponseTarget> target) {

    public ValidatedRequest {
        parameters = Map.copyOf(parameters);
        forServer = Collections.unmodifiableMap(new LinkedHashMap<>(forServer));
    }

    /** How the intent was authenticated. */
    public sealed interface Authentication {

        /** A JWS by the client, with its private key or, for HS256, its secret. */
        record Signed(String algorithm) implements Authentication {
        }

        /** An AEAD under a key that only the client and this server (or, {@code SHARED_SECRET}, the Consent App too) hold. */
        record Encrypted(KeySource key) implements Authentication {
        }

        /** Parameters that the client pushed without an object, authenticating itself (RFC 9126, FAPI 2.0). */
        record Pushed() implements Authentication {
        }

        /** Validated at the authorization endpoint a moment ago, and sealed by us in the login page's address. */
        record SealedByUs() implements Authentication {
        }
    }

    /** Which key opened a symmetric request object. */
    public enum KeySource {
        /** {@code requestSecret} */
        REQUEST_SECRET,
        /** the client's own secret */
        CLIENT_SECRET,
        /** the secret shared with the Consent App, as the existing solution's script does */
        SHARED_SECRET
    }

    public String clientId() {
        return client.id();
    }

    public Optional<String> parameter(String name) {
        return Optional.ofNullable(parameters.get(name)).filter(value -> !value.isEmpty());
    }

    @Override
    public String toString() {
        return "ValidatedRequest[" + client.id() + "]";
    }
}
