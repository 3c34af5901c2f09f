package io.obconnect.gate;

import io.obconnect.ErrorCode;
import io.obconnect.OAuthError;
import io.obconnect.web.Ending;
import jakarta.servlet.http.HttpServletResponse;

import java.util.Locale;

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

    static Page answered(Ending ending) {
        return done("answered", ending);
    }

    static Page unheard(Ending ending) {
        return done("unheard", ending);
    }

    static Page otherAnswer(Ending ending) {
        return done("other", ending);
    }

    private static Page done(String told, Ending ending) {
        return new Page("done", told + "." + ending.name().toLowerCase(Locale.ROOT), HttpServletResponse.SC_OK, null, "");
    }

    static Page error(ErrorCode code, String reference) {
        return new Page("error", "error", status(code), code, reference);
    }

    static int status(ErrorCode code) {
        return code.error() == OAuthError.TEMPORARILY_UNAVAILABLE
                ? HttpServletResponse.SC_SERVICE_UNAVAILABLE
                : HttpServletResponse.SC_BAD_REQUEST;
    }
}
