package io.obconnect.request;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds where an error of a request may go: to a redirect URI that is registered for its client, or nowhere. */
public final class ErrorResponseTargets {

    private static final Set<String> MODES =
            Set.of("query", "fragment", "form_post", "jwt", "query.jwt", "fragment.jwt", "form_post.jwt");

    private ErrorResponseTargets() {
    }

    /** @param parameters of an authentic object first, else of the query */
    public static Optional<ErrorResponseTarget> of(Client client, Map<String, String> parameters) {
        return value(parameters, "redirect_uri").or(() -> onlyRedirectUri(client)).filter(client::hasRedirectUri)
                .map(uri -> target(client, uri, parameters));
    }

    private static ErrorResponseTarget target(Client client, String uri, Map<String, String> parameters) {
        String responseType = value(parameters, "response_type").orElse("code");
        // OAuth 2.0 Multiple Response Types section 3.0: with id_token or token in the response type, nothing goes into the query
        boolean frontChannel = RequestedAcr.words(responseType).stream().anyMatch(type -> !"code".equals(type));
        return new ErrorResponseTarget(client.id(), uri, value(parameters, "state"), responseType,
                value(parameters, "response_mode").filter(MODES::contains).filter(mode -> !frontChannel || !mode.equals("query"))
                        .map(mode -> frontChannel && mode.equals("query.jwt") ? "jwt" : mode));
    }

    /** What the server takes where a request names none (RFC 6749 section 3.1.2.3). */
    static Optional<String> onlyRedirectUri(Client client) {
        return client.redirectUris().size() == 1 ? Optional.of(client.redirectUris().get(0)) : Optional.empty();
    }

    private static Optional<String> value(Map<String, String> parameters, String name) {
        return Optional.ofNullable(parameters.get(name)).filter(value -> !value.isBlank());
    }
}
