package io.obconnect.request;

import io.obconnect.Code;
import io.obconnect.Outcome;
import io.obconnect.config.Configuration;
import io.obconnect.message.Base64Url;

import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Completes what a call lacks (protocol section 1): from the verified object, from the registration where it leaves no choice, and for a
 * bare call with what a TPP would send. Nothing that was sent is ever overridden.
 */
final class Completion {

    private static final int NONCE_OCTETS = 16;

    private final SecureRandom random;

    Completion(SecureRandom random) {
        this.random = random;
    }

    /**
     * Completes a request.
     *
     * @param nameless whether the call named no client
     * @return the request with all that OAuth demands; refused where that can't be known
     */
    Outcome<VerifiedRequest> complete(VerifiedRequest request, Client client, boolean nameless, Configuration configuration) {
        boolean bare = request.bare() || nameless || request.parameter("response_type").isEmpty();
        if (bare && !configuration.bareRequests()) {
            return Outcome.refuse(Code.BARE_REQUEST_REFUSED);
        }
        Optional<String> redirectUri = request.parameter("redirect_uri").or(() -> ErrorTargets.onlyRedirectUri(client));
        if (redirectUri.isEmpty()) {
            return Outcome.refuse(bare ? Code.BARE_REQUEST_REFUSED : Code.REDIRECT_URI_UNREGISTERED, "the client has several redirect URIs");
        }
        if (!client.registered(redirectUri.get())) {
            return Outcome.refuse(Code.REDIRECT_URI_UNREGISTERED);
        }
        Map<String, String> parameters = new LinkedHashMap<>(request.parameters());
        parameters.put("client_id", client.id());
        parameters.put("redirect_uri", redirectUri.get());
        if (request.parameter("scope").isEmpty()) {
            parameters.put("scope", "openid");
        }
        if (request.parameter("response_type").isEmpty()) {
            String responseType = responseType(client);
            parameters.put("response_type", responseType);
            if (!"code".equals(responseType) && request.parameter("nonce").isEmpty()) {
                parameters.put("nonce", nonce());
            }
        }
        return Outcome.accept(new VerifiedRequest(request.clientId(), request.intent(), request.provenance(), request.acr(), parameters,
                request.authenticated(), bare));
    }

    /** {@code code} if registered, else what is; nothing registered means code (OpenID Connect Registration section 2). */
    private static String responseType(Client client) {
        return client.responseTypes().isEmpty() || client.responseTypes().contains("code")
                ? "code" : String.join(" ", client.responseTypes());
    }

    private String nonce() {
        byte[] octets = new byte[NONCE_OCTETS];
        random.nextBytes(octets);
        return Base64Url.encode(octets);
    }
}
