package io.obconnect.gate;

import io.obconnect.ErrorCode;
import io.obconnect.Refusal;
import io.obconnect.request.ErrorResponseTarget;
import io.obconnect.request.SealedRedirect;
import io.obconnect.web.PendingResponse;
import jakarta.servlet.http.HttpServletRequest;

import java.util.Optional;

/** Replaces the server's own error page, {@code error.htm}. It doesn't help the person, and the TPP learns nothing. */
final class ServerErrorPage {

    private static final String PATH = "/error.htm";

    private ServerErrorPage() {
    }

    /** Leaves a pending response where the server redirects to its error page. The journey doesn't end: a reload may go on when the cause is gone. */
    static void replace(String location, HttpServletRequest request, Optional<ErrorResponseTarget> target) {
        if (SealedRedirect.path(location.split("[#;]", 2)[0], request.getContextPath()).filter(PATH::equals).isPresent()) {
            PendingResponse.refused(Refusal.of(ErrorCode.INTERNAL, "the server's error page"), target, target.map(ErrorResponseTarget::clientId)).on(request);
        }
    }
}
