package io.obconnect.request;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What we need to know of a registered OAuth client (a TPP).
 *
 * @param id {@code client_id}
 * @param name {@code client_name} of the registration; empty where there is none
 * @param secret the client secret in clear, for symmetric request objects
 * @param jwks the registered JWK set as JSON text, by value
 * @param jwksUri where the JWK set is, when it isn't registered by value
 * @param redirectUris the registered redirect URIs
 * @param responseTypes the registered response types, one word each: {@code code}, {@code id_token}, {@code token}
 * @param requestObjectSigningAlg {@code request_object_signing_alg} of the registration
 * @param requestObjectEncryptionAlg {@code request_object_encryption_alg} of the registration
 * @param trusted whether the server skips its own consent page
 * @param disabled whether the server refuses the client
 * @param tokenScript whether our update-token script is attached
 * @param authenticationMethods how it authenticates itself, by the names of the registration ({@code token_endpoint_auth_method})
 */
public record Client(
        String id,
        String name,
        Optional<String> secret,
        Optional<String> jwks,
        Optional<String> jwksUri,
        List<String> redirectUris,
        List<String> responseTypes,
        Optional<String> requestObjectSigningAlg,
        Optional<String> requestObjectEncryptionAlg,
        boolean trusted,
        boolean disabled,
        boolean tokenScript,
        Set<String> authenticationMethods) {

    private static final Set<String> BY_CERTIFICATE = Set.of("tls_client_auth", "self_signed_tls_client_auth");

    /** An empty secret or algorithm counts as none. */
    public Client {
        secret = secret.filter(text -> !text.isEmpty());
        requestObjectSigningAlg = requestObjectSigningAlg.filter(text -> !text.isEmpty());
        requestObjectEncryptionAlg = requestObjectEncryptionAlg.filter(text -> !text.isEmpty());
        redirectUris = List.copyOf(redirectUris);
        responseTypes = List.copyOf(responseTypes);
        authenticationMethods = Set.copyOf(authenticationMethods);
    }

    /** The algorithm that its request objects have to be signed with; empty where the registration demands none. */
    Optional<String> signingAlgorithm() {
        return requestObjectSigningAlg.filter(alg -> !alg.equals("none"));
    }

    /** Whether it is public. Newer servers ask such a client for no authentication, whatever other methods it has registered. */
    boolean anonymous() {
        return authenticationMethods.contains("none");
    }

    /** Whether the server knows it by the certificate of its TLS connection (RFC 8705). */
    boolean certified() {
        return authenticationMethods.stream().anyMatch(BY_CERTIFICATE::contains);
    }

    /** Whether this very redirect URI is registered; compared character by character. */
    public boolean hasRedirectUri(String redirectUri) {
        return redirectUri != null && redirectUris.contains(redirectUri);
    }

    @Override
    public String toString() {
        return "Client[" + id + "]";
    }
}
