package io.jans.as.model.authorize;

import io.jans.as.model.error.IErrorType;

import java.util.Locale;

/** Stand-in: errors of the authorization endpoint; those we send. */
public enum AuthorizeErrorResponseType implements IErrorType {
    INVALID_REQUEST,
    UNAUTHORIZED_CLIENT,
    DISABLED_CLIENT,
    ACCESS_DENIED,
    UNSUPPORTED_RESPONSE_TYPE,
    INVALID_SCOPE,
    SERVER_ERROR,
    TEMPORARILY_UNAVAILABLE,
    INVALID_REQUEST_REDIRECT_URI,
    LOGIN_REQUIRED,
    SESSION_SELECTION_REQUIRED,
    INVALID_REQUEST_URI,
    INVALID_REQUEST_OBJECT;

    @Override
    public String getParameter() {
        return name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return getParameter();
    }
}
