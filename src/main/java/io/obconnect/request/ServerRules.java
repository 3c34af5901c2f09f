package io.obconnect.request;

import io.obconnect.ErrorCode;
import io.obconnect.request.ValidatedRequest.Authentication;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Rules of the auth server's own, checked here first. The server would apply them too late, after the person has approved at the bank, or answer
 * in a way that doesn't reach the TPP: JSON on the person's screen, {@code {}} at {@code /par} (source: Janssen 1.0.15 to 2.x).
 */
final class ServerRules {

    private static final List<String> INSIDE = List.of("response_type", "client_id");
    private static final List<String> INSIDE_FOR_FAPI = List.of("response_type", "client_id", "scope", "nonce", "redirect_uri");
    /** Janssen takes no pushed request that ends later, or began earlier, whatever its mode. */
    private static final Duration PUSH_LIFETIME = Duration.ofMinutes(60);

    private final AuthServer server;

    ServerRules(AuthServer server) {
        this.server = server;
    }

    /**
     * With {@code forceSignedRequestObject} the authorization endpoint refuses every pushed request, because it doesn't look at the pushed
     * object.
     */
    Optional<ValidationResult> pushUsable(AuthorizationRequest request) {
        return (request.endpoint == Endpoint.PAR || request.pushedBefore) && server.signedRequestsOnly()
                ? request.refuse(ErrorCode.PUSH_UNUSABLE) : AuthorizationRequest.passes();
    }

    /** FAPI 1.0 Advanced section 5.2.2-10, and what the server compares with the query in any mode. */
    Optional<ValidationResult> complete(AuthorizationRequest request) {
        boolean signed = request.object.authentication().orElse(null) instanceof Authentication.Signed;
        boolean byValue = request.endpoint != Endpoint.PAR && !request.pushedBefore;
        List<String> needed = server.fapi() ? INSIDE_FOR_FAPI : byValue ? INSIDE : List.of();
        return !signed || request.inside.keySet().containsAll(needed)
                ? AuthorizationRequest.passes() : request.refuse(ErrorCode.REQUEST_OBJECT_INCOMPLETE);
    }

    /** The server checks a pushed object's times again when the {@code request_uri} is used. */
    Optional<ValidationResult> pushLifetime(AuthorizationRequest request) {
        if (request.endpoint != Endpoint.PAR) {
            return AuthorizationRequest.passes();
        }
        Map<String, Object> object = request.object.payload();
        boolean late = object.get("exp") instanceof Number exp
                && exp.doubleValue() - request.now.getEpochSecond() > PUSH_LIFETIME.toSeconds();
        boolean old = object.get("nbf") instanceof Number nbf
                && request.now.getEpochSecond() - nbf.doubleValue() > PUSH_LIFETIME.minus(Duration.ofMinutes(1)).toSeconds();
        return late || old ? request.refuse(ErrorCode.REQUEST_OBJECT_LIFETIME) : AuthorizationRequest.passes();
    }

    /** OpenID Connect Core section 3.1.2.1. The server wants it beside an object, too. */
    Optional<ValidationResult> openid(AuthorizationRequest request) {
        return asksForOpenid(request.value("scope")) && asksForOpenid(Optional.ofNullable(request.call.get("scope")))
                ? AuthorizationRequest.passes() : request.refuse(ErrorCode.SCOPE_WITHOUT_OPENID);
    }

    private static boolean asksForOpenid(Optional<String> scope) {
        return scope.isEmpty() || RequestedAcr.words(scope.get()).contains("openid");
    }

    /** RFC 6749 section 4.1.2.1; a client with none registered has {@code code} (OpenID Connect Registration section 2). */
    static Optional<ValidationResult> responseType(AuthorizationRequest request) {
        List<String> registered = request.client.responseTypes().isEmpty() ? List.of("code") : request.client.responseTypes();
        return registered.containsAll(types(request)) ? AuthorizationRequest.passes() : request.refuse(ErrorCode.RESPONSE_TYPE_UNREGISTERED);
    }

    /** OpenID Connect Core sections 3.2.2.1 and 3.3.2.11. */
    static Optional<ValidationResult> nonce(AuthorizationRequest request) {
        return types(request).equals(List.of("code")) || request.value("nonce").isPresent()
                ? AuthorizationRequest.passes() : request.refuse(ErrorCode.NONCE_MISSING);
    }

    /** FAPI 1.0 Advanced section 5.2.2-2. */
    Optional<ValidationResult> responseMode(AuthorizationRequest request) {
        String mode = request.value("response_mode").orElse("");
        boolean allowed = !server.fapi() || !mode.equals("query") && (!types(request).equals(List.of("code")) || mode.equals("jwt"));
        return allowed ? AuthorizationRequest.passes() : request.refuse(ErrorCode.RESPONSE_MODE_REFUSED);
    }

    private static List<String> types(AuthorizationRequest request) {
        return RequestedAcr.words(request.value("response_type").orElse(""));
    }
}
