package io.obconnect.request;

import io.obconnect.ErrorCode;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code request_uri}: what it names was pushed by its client and hasn't expired (RFC 9126). */
final class RequestUriChecks {

    private static final List<String> PUSHED_PREFIXES = List.of("urn:ietf:params:oauth:request_uri:", "par:");

    private final PushedRequests pushed;

    RequestUriChecks(PushedRequests pushed) {
        this.pushed = pushed;
    }

    /** RFC 9101 section 5: not both {@code request} and {@code request_uri}. The server would fetch the reference and ignore the object. */
    static Optional<ValidationResult> requestOrRequestUri(AuthorizationRequest request) {
        return request.endpoint != Endpoint.BACKCHANNEL && request.sent.containsKey("request_uri") && request.sent.containsKey("request")
                ? request.refuse(ErrorCode.REQUEST_OBJECT_CONFLICT, "request and request_uri")
                : AuthorizationRequest.passes();
    }

    /** RFC 9126 section 4: {@code request_uri} stands for what its client pushed; one that is unknown, another client's or expired is refused. */
    Optional<ValidationResult> pushedAndNotExpired(AuthorizationRequest request) {
        String reference = request.sent.get("request_uri");
        if (reference == null || request.endpoint == Endpoint.BACKCHANNEL) {
            return AuthorizationRequest.passes();
        }
        if (request.endpoint == Endpoint.PAR) { // RFC 9126 section 2.1
            return request.refuse(ErrorCode.REQUEST_OBJECT_UNREADABLE, "a push takes no request_uri");
        }
        if (PUSHED_PREFIXES.stream().noneMatch(reference::startsWith)) {
            // we can't see what it names, and at the token endpoint it would look like a login without an intent
            return request.refuse(ErrorCode.REQUEST_URI_INVALID, "objects by reference aren't fetched");
        }
        Optional<PushedRequests.Pushed> found = pushed.find(reference).filter(stored -> stored.clientId().equals(request.client.id()));
        if (found.isEmpty()) {
            return request.refuse(ErrorCode.REQUEST_URI_INVALID);
        }
        Map<String, String> stored = new LinkedHashMap<>(found.get().parameters());
        stored.values().removeIf(String::isBlank);
        request.pushed(stored);
        return found.get().expired() ? request.refuse(ErrorCode.REQUEST_URI_INVALID) : AuthorizationRequest.passes();
    }
}
