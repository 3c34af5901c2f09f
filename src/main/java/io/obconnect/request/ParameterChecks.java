package io.obconnect.request;

import io.obconnect.ErrorCode;

import java.util.List;
import java.util.Optional;

/** The parameters of the call, before any object is looked at. */
final class ParameterChecks {

    /** With one of these parameters the server would use this login to answer a CIBA or device request. */
    private static final List<String> OTHER_FLOWS = List.of("auth_req_id", "user_code");

    private ParameterChecks() {
    }

    /** RFC 6749 section 3.1: no parameter twice. */
    static Optional<ValidationResult> once(AuthorizationRequest request) {
        return request.parameters.repeated() ? request.refuse(ErrorCode.PARAMETER_REPEATED) : AuthorizationRequest.passes();
    }

    /** Refuses a request that would also complete a CIBA or device request. */
    static Optional<ValidationResult> oneFlow(AuthorizationRequest request) {
        return OTHER_FLOWS.stream().anyMatch(name -> request.call.containsKey(name) || !request.parameters.all(name).isEmpty())
                ? request.refuse(ErrorCode.BACKCHANNEL_REFUSED)
                : AuthorizationRequest.passes();
    }
}
