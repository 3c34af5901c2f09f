package io.obconnect.gate;

import io.obconnect.ErrorCode;
import io.obconnect.OAuthError;
import io.obconnect.Refusal;
import io.obconnect.request.ErrorResponseTarget;
import io.obconnect.web.PendingResponse;
import jakarta.servlet.http.HttpServletRequest;

/**
 * Replaces the server's own {@code access_denied} where the person wasn't asked. The login page sends it when something inside fails, and the TPP
 * would believe that the person refused. The journey doesn't end: a reload may go on when the cause is gone.
 */
final class FalseAccessDenied {

    private FalseAccessDenied() {
    }

    /** Leaves a pending response where the server redirects to the TPP with its denial, and no form of the person's led to it. */
    static void replace(String location, HttpServletRequest request, ErrorResponseTarget target) {
        if ("GET".equals(request.getMethod()) && location.startsWith(target.redirectUri())
                && ServerResponse.error(location, target.redirectUri()).filter(OAuthError.ACCESS_DENIED.value()::equals).isPresent()) {
            PendingResponse.failed(Refusal.of(ErrorCode.PERSON_LOGIN_FAILED, "the server denies by itself"), target).on(request);
        }
    }
}
