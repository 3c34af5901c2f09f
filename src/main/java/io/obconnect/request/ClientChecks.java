package io.obconnect.request;

import io.obconnect.ErrorCode;
import io.obconnect.Refusal;

import java.util.List;
import java.util.Optional;

/** Whose request it is, and what the client's registration allows: our token script, the redirect URI. */
final class ClientChecks {

    private final Clients clients;
    private final AuthServer server;

    ClientChecks(Clients clients, AuthServer server) {
        this.clients = clients;
        this.server = server;
    }

    /** {@code client_id}; else the HTTP authentication, the issuer of a signed object, or the only TPP where there is an object. */
    Optional<ValidationResult> identified(AuthorizationRequest request) {
        List<String> named = request.parameters.all("client_id");
        if (!named.isEmpty()) {
            Optional<String> tpp = named.stream().filter(request.configuration()::isTpp).findFirst();
            request.clientId = tpp.orElse(null);
            return tpp.isPresent() ? AuthorizationRequest.passes() : foreign(request);
        }
        Optional<String> meant = meant(request);
        if (meant.isPresent()) {
            return request.configuration().isTpp(meant.get()) ? nameless(request, meant.get()) : AuthorizationRequest.notOurs();
        }
        if (request.endpoint == Endpoint.BACKCHANNEL || !request.sent.containsKey("request")) {
            return AuthorizationRequest.notOurs();
        }
        List<String> tpps = request.configuration().tpps();
        return tpps.size() == 1 ? nameless(request, tpps.get(0)) : request.refuse(ErrorCode.OBJECT_ONLY_REFUSED);
    }

    /** Whom a request without {@code client_id} is from: by its HTTP authentication, or by what its signed object says, unverified. */
    private static Optional<String> meant(AuthorizationRequest request) {
        return request.parameters.basicClient().filter(client -> request.endpoint.answersByItself())
                .or(() -> request.unverified().flatMap(payload ->
                        OAuthParameters.text(payload, "client_id").or(() -> OAuthParameters.text(payload, "iss"))));
    }

    private static Optional<ValidationResult> nameless(AuthorizationRequest request, String clientId) {
        if (!request.endpoint.answersByItself() && request.configuration().tpps().size() != 1) {
            return request.refuse(ErrorCode.OBJECT_ONLY_REFUSED);
        }
        request.clientId = clientId;
        return AuthorizationRequest.passes();
    }

    /** A client that isn't one of our TPPs: ours only where it asks for us by name. */
    private Optional<ValidationResult> foreign(AuthorizationRequest request) {
        if (!request.asksForUs(server)) {
            return AuthorizationRequest.notOurs();
        }
        Optional<ErrorResponseTarget> target = request.endpoint.answersByItself() ? Optional.empty()
                : request.parameters.single("client_id").flatMap(clients::find).filter(client -> !client.disabled())
                        .flatMap(client -> ErrorResponseTargets.of(client, request.sent));
        return Optional.of(new ValidationResult.Invalid(Refusal.of(ErrorCode.CLIENT_NOT_CONFIGURED), target, Optional.empty()));
    }

    /** Registered and enabled; else the server refuses the request by itself. */
    Optional<ValidationResult> registered(AuthorizationRequest request) {
        Optional<Client> client = clients.find(request.clientId).filter(known -> !known.disabled());
        request.client = client.orElse(null);
        return client.isPresent() ? AuthorizationRequest.passes() : AuthorizationRequest.notOurs();
    }

    /** Without our token script its tokens would carry no consent. */
    Optional<ValidationResult> tokenScript(AuthorizationRequest request) {
        return request.client.tokenScript() ? AuthorizationRequest.passes() : request.refuse(ErrorCode.CLIENT_WITHOUT_TOKEN_SCRIPT);
    }

    /** RFC 6749 section 3.1.2.3: the redirect URI is registered; it may be left out where only one is. */
    static Optional<ValidationResult> redirectUri(AuthorizationRequest request) {
        Optional<String> redirectUri = request.value("redirect_uri").or(() -> ErrorResponseTargets.onlyRedirectUri(request.client));
        if (redirectUri.isEmpty()) {
            return request.refuse(request.objectOnly ? ErrorCode.OBJECT_ONLY_REFUSED : ErrorCode.REDIRECT_URI_UNREGISTERED,
                    "the client has several redirect URIs");
        }
        if (!request.client.hasRedirectUri(redirectUri.get())) {
            return request.refuse(ErrorCode.REDIRECT_URI_UNREGISTERED);
        }
        request.merged.put("redirect_uri", redirectUri.get());
        return AuthorizationRequest.passes();
    }
}
