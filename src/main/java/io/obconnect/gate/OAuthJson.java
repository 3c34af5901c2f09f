package io.obconnect.gate;

import io.obconnect.ErrorCode;
import io.obconnect.journey.Failures;
import io.obconnect.message.Json;
import io.obconnect.request.ValidationResult;
import io.obconnect.web.PageHeaders;
import io.obconnect.web.Reply;
import jakarta.servlet.http.HttpServletResponse;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** OAuth errors of endpoints that machines call (RFC 6749 section 5.2). */
final class OAuthJson {

    private OAuthJson() {
    }

    /** The refusal of a request, reported. */
    static void refused(ValidationResult.Invalid invalid, Failures failures, HttpServletResponse response) throws IOException {
        ErrorCode code = invalid.refusal().code();
        String description = failures.report(invalid.refusal(), invalid.clientId(), Optional.empty());
        PageHeaders.common(response);
        error(Page.status(code), code.error().value(), description).write(response);
    }

    static Reply error(int status, String error, String description) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("error", error);
        json.put("error_description", description);
        return Reply.json(status, Json.text(json));
    }
}
