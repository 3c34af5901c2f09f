package io.obconnect.request;

import java.util.Optional;

/**
 * Where an OAuth response of ours may go. The only way to an address outside this server, so that there can't be an open
 * redirect: built from a redirect URI that is registered for the client, and checked against the registration again where it is used.
 *
 * @param clientId the TPP
 * @param redirectUri one of its registered redirect URIs
 * @param state {@code state} of the request
 * @param responseType {@code response_type} of the request; decides query or fragment where no mode is asked
 * @param responseMode {@code response_mode} of the request: query, fragment, form_post, jwt, query.jwt, fragment.jwt or form_post.jwt
 */
public record ErrorResponseTarget(
        String clientId,
        String redirectUri,
        Optional<String> state,
        String responseType,
        Optional<String> responseMode) {
}
