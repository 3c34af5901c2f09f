package io.jans.as.server.service;

import io.jans.as.common.util.RedirectUri;
import io.jans.as.model.error.ErrorResponseFactory;
import io.jans.as.model.error.IErrorType;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.Response.ResponseBuilder;

/** An OAuth authorization response and the errors it can carry. */
public class RedirectUriResponse {
    public RedirectUriResponse(RedirectUri redirectUri, String state, HttpServletRequest httpRequest, ErrorResponseFactory errorFactory) {
        throw new UnsupportedOperationException();
    }

    public void setState(String state) {
        throw new UnsupportedOperationException();
    }

    public String getState() {
        throw new UnsupportedOperationException();
    }

    public ResponseBuilder createErrorBuilder(IErrorType errorType) {
        throw new UnsupportedOperationException();
    }

    public RedirectUri getRedirectUri() {
        throw new UnsupportedOperationException();
    }
}
