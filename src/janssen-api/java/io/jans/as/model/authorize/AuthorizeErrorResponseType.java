package io.jans.as.model.authorize;

import io.jans.as.model.error.IErrorType;

/** Errors of the authorization endpoint; those we send. */
public enum AuthorizeErrorResponseType implements IErrorType {
    INVALID_REQUEST, UNAUTHORIZED_CLIENT, ACCESS_DENIED, SERVER_ERROR, TEMPORARILY_UNAVAILABLE, LOGIN_REQUIRED, INVALID_REQUEST_OBJECT;

    public String getParameter() {
        throw new UnsupportedOperationException();
    }
}
