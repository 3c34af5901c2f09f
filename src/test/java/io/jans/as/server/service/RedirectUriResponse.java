package io.jans.as.server.service;

import io.jans.as.common.util.RedirectUri;
import io.jans.as.model.error.ErrorResponseFactory;
import io.jans.as.model.error.IErrorType;
import io.jans.as.server.util.RedirectUtil;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;

/** Stand-in: an OAuth authorization response and the errors it can carry. */
public class RedirectUriResponse {

    private final RedirectUri redirectUri;
    private final HttpServletRequest httpRequest;
    private String state;

    public RedirectUriResponse(RedirectUri redirectUri, String state, HttpServletRequest httpRequest, ErrorResponseFactory errorFactory) {
        this.redirectUri = redirectUri;
        this.state = state;
        this.httpRequest = httpRequest;
    }

    public void setState(String state) {
        this.state = state;
    }

    public String getState() {
        return state;
    }

    public Response.ResponseBuilder createErrorBuilder(IErrorType errorType) {
        redirectUri.addResponseParameter("error", errorType.getParameter());
        redirectUri.addResponseParameter("state", state);
        return RedirectUtil.getRedirectResponseBuilder(redirectUri, httpRequest);
    }

    public WebApplicationException createWebException(IErrorType errorType, String reason) {
        redirectUri.addResponseParameter("error_description", reason);
        return new WebApplicationException(createErrorBuilder(errorType).build());
    }

    public RedirectUri getRedirectUri() {
        return redirectUri;
    }
}
