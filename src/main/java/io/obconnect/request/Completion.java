package io.obconnect.request;

import io.obconnect.ErrorCode;
import io.obconnect.message.Base64Url;

import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Completes what a call lacks (protocol section 1): from the validated object, from the registration where it leaves no choice, and for a
 * request with only a request object with what a TPP would send. Nothing that was sent is ever overridden.
 */
final class Completion {

    private static final int NONCE_OCTETS = 16;
    private static final int KEPT_CLAIMS = 64;
    private static final List<String> FILLED =
            List.of("client_id", "response_type", "redirect_uri", "scope", "state", "nonce", "response_mode");

    private final RequestObjectReencoding reencoding;
    private final AuthServer server;
    private final SecureRandom random;

    Completion(AuthServer server, SecureRandom random) {
        this.reencoding = new RequestObjectReencoding(server.issuer(), random);
        this.server = server;
        this.random = random;
    }

    /** A request with only a request object is completed where the properties allow it. */
    static Optional<ValidationResult> onlyAnObject(AuthorizationRequest request) {
        if (request.object.form() == DecodedObject.Form.PUSHED) {
            return request.value("response_type").isEmpty() ? request.refuse(ErrorCode.OBJECT_ONLY_REFUSED) : AuthorizationRequest.passes();
        }
        boolean nameless = !request.endpoint.answersByItself() && !request.pushedBefore && !request.sent.containsKey("client_id");
        request.objectOnly = Boolean.TRUE.equals(request.object.payload().get(RequestObjectReencoding.OBJECT_ONLY)) || nameless
                || request.value("response_type").isEmpty();
        return request.objectOnly && !request.configuration().bareRequests() ? request.refuse(ErrorCode.OBJECT_ONLY_REFUSED) : AuthorizationRequest.passes();
    }

    /** Adds the parameters that OAuth requires. */
    Optional<ValidationResult> complete(AuthorizationRequest request) {
        Map<String, String> parameters = request.merged;
        parameters.put("client_id", request.client.id());
        if (request.value("scope").isEmpty()) {
            parameters.put("scope", "openid");
        }
        if (request.value("response_type").isEmpty()) {
            String responseType = responseType(request.client);
            parameters.put("response_type", responseType);
            if (!"code".equals(responseType) && request.value("nonce").isEmpty()) {
                parameters.put("nonce", nonce());
            }
        }
        return AuthorizationRequest.passes();
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

    /** The end of the list: the request as the server gets to see it. */
    Optional<ValidationResult> valid(AuthorizationRequest request) {
        ConsentParameters asked = new ConsentParameters(request.intent, request.requestedAcr.demand(server), request.value("scope").orElse(""),
                request.objectOnly);
        return Optional.of(new ValidationResult.Valid(new ValidatedRequest(request.client, asked,
                request.object.authentication().orElseThrow(), request.merged, request.pushedBefore ? request.sent : forServer(request),
                request.endpoint.answersByItself() ? Optional.empty() : ErrorResponseTargets.of(request.client, request.merged))));
    }

    /**
     * Whether the parameter {@code claims} is dropped: because the object has its own (OpenID Connect Core section 6.1), or because the server
     * couldn't keep it. Its SQL store has room for 64 characters; with more, the token endpoint answers every code with an error.
     */
    private static boolean forgotten(AuthorizationRequest request) {
        return request.object.form() != DecodedObject.Form.PUSHED
                && (request.inside.containsKey("claims") || request.sent.getOrDefault("claims", "").length() > KEPT_CLAIMS);
    }

    private Map<String, String> forServer(AuthorizationRequest request) {
        boolean pushing = request.endpoint == Endpoint.PAR;
        Map<String, String> forServer = new LinkedHashMap<>(request.sent);
        FILLED.forEach(name -> request.value(name).ifPresent(value -> forServer.putIfAbsent(name, value)));
        if (pushing) { // the object's parameters win anyway, and with response_type or response_mode in the form the server answers errors with {}
            request.inside.keySet().stream().filter(name -> !request.sent.containsKey(name) && !"client_id".equals(name)).forEach(forServer::remove);
        }
        forServer.remove("prompt"); // the bank does what it asks for
        if (forgotten(request)) {
            forServer.remove("claims");
        }
        forServer.putIfAbsent("acr_values", server.ourAcr()); // the server ignores acr_values inside the object
        reencoding.wrap(request).ifPresent(readable -> forServer.put("request", readable));
        if (pushing && !request.object.payload().containsKey("nbf")) {
            forServer.putIfAbsent("nbf", Long.toString(request.now.getEpochSecond()));
        }
        return forServer;
    }
}
