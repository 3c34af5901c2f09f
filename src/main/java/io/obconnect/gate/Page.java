package io.obconnect.gate;

import io.obconnect.ErrorCode;
import io.obconnect.OAuthError;
import io.obconnect.web.Ending;
import jakarta.servlet.http.HttpServletResponse;

/**
 * One of our pages.
 *
 * @param file its name under {@code /auth/obconnect/}
 * @param variant which of its texts: part of their keys
 * @param status HTTP status
 * @param code of the failure that it tells of; null where it tells of none
 * @param reference that finds the log line; empty where there is none
 */
record Page(String file, String variant, int status, ErrorCode code, String reference) {

    private static final String DONE = "done";

    static Page answered(Ending ending) {
        return new Page(DONE, "answered." + key(ending), HttpServletResponse.SC_OK, null, "");
    }

    static Page unheard(Ending ending) {
        return new Page(DONE, "unheard." + key(ending), HttpServletResponse.SC_OK, null, "");
    }

    static Page otherAnswer(Ending ending) {
        return new Page(DONE, "other." + key(ending), HttpServletResponse.SC_OK, null, "");
    }

    static Page error(ErrorCode code, String reference) {
        return new Page("error", "error", status(code), code, reference);
    }

    static int status(ErrorCode code) {
        return code.error() == OAuthError.TEMPORARILY_UNAVAILABLE
                ? HttpServletResponse.SC_SERVICE_UNAVAILABLE
                : HttpServletResponse.SC_BAD_REQUEST;
    }

    private static String key(Ending ending) {
        return switch (ending) {
            case APPROVED -> "approved";
            case REFUSED -> "refused";
            case FAILED -> "failed";
        };
    }
}
