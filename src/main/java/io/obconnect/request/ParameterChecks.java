package io.obconnect.request;

import io.obconnect.Code;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The parameters of the call, before any object is looked at. */
final class ParameterChecks {

    private static final List<String> PUSHED_PREFIXES = List.of("urn:ietf:params:oauth:request_uri:", "par:");
    /** What makes the server answer a CIBA or device request with the login that it hands out here. */
    private static final List<String> OTHER_FLOWS = List.of("auth_req_id", "user_code");

    private final PushedRequests pushed;

    ParameterChecks(PushedRequests pushed) {
        this.pushed = pushed;
    }

    /** RFC 6749 section 3.1: no parameter twice. */
    static Optional<ValidationResult> once(AuthorizationRequest request) {
        return request.parameters.repeated() ? request.refuse(Code.PARAMETER_REPEATED) : AuthorizationRequest.passes();
    }

    /** RFC 9101 section 5: the server would fetch the reference and forget the object. */
    static Optional<ValidationResult> requestOrRequestUri(AuthorizationRequest request) {
        return request.endpoint != Endpoint.BACKCHANNEL && request.sent.containsKey("request_uri") && request.sent.containsKey("request")
                ? request.refuse(Code.REQUEST_OBJECT_CONFLICT, "request and request_uri")
                : AuthorizationRequest.passes();
    }

    /** RFC 9126 section 4: {@code request_uri} stands for what its client pushed. */
    Optional<ValidationResult> requestUri(AuthorizationRequest request) {
        String reference = request.sent.get("request_uri");
        if (reference == null || request.endpoint == Endpoint.BACKCHANNEL) {
            return AuthorizationRequest.passes();
        }
        if (request.endpoint == Endpoint.PAR) { // RFC 9126 section 2.1
            return request.refuse(Code.REQUEST_OBJECT_UNREADABLE, "a push takes no request_uri");
        }
        if (PUSHED_PREFIXES.stream().noneMatch(reference::startsWith)) {
            // what it names can't be seen here, and the token side couldn't tell it from a login without an intent
            return request.refuse(Code.REQUEST_URI_UNKNOWN, "objects by reference aren't fetched");
        }
        Optional<PushedRequests.Pushed> found = pushed.find(reference).filter(stored -> stored.clientId().equals(request.client.id()));
        if (found.isEmpty()) {
            return request.refuse(Code.REQUEST_URI_UNKNOWN);
        }
        Map<String, String> stored = new LinkedHashMap<>(found.get().parameters());
        stored.values().removeIf(String::isBlank);
        request.pushed(stored);
        return found.get().expired() ? request.refuse(Code.REQUEST_URI_UNKNOWN) : AuthorizationRequest.passes();
    }

    /** Nothing that makes the server answer a CIBA or device request too. */
    static Optional<ValidationResult> oneFlow(AuthorizationRequest request) {
        return OTHER_FLOWS.stream().anyMatch(name -> request.call.containsKey(name) || !request.parameters.all(name).isEmpty())
                ? request.refuse(Code.BACKCHANNEL_REFUSED)
                : AuthorizationRequest.passes();
    }
}
