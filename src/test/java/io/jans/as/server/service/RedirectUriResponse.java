package io.jans.as.server.service;

import io.jans.as.common.util.RedirectUri;
import io.jans.as.model.error.ErrorResponseFactory;
import io.jans.as.model.error.IErrorType;
import io.jans.as.server.util.RedirectUtil;
import io.obconnect.sandbox.server.CorrelationId;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;

/** Stand-in: an OAuth authorization response and the errors it can carry. */
public class RedirectUriResponse {

    private final RedirectUri redirectUri;
    private final HttpServletRequest httpRequest;
    private String state;
    private boolean fapiCompatible;

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

    public void setFapiCompatible(boolean fapiCompatible) {
        this.fapiCompatible = fapiCompatible;
    }

    public Response.ResponseBuilder createErrorBuilder(IErrorType errorType) {
        redirectUri.addResponseParameter("error", errorType.getParameter());
        redirectUri.addResponseParameter("error_description", CorrelationId.ending("The request is answered with " + errorType.getParameter() + "."));
        redirectUri.addResponseParameter("state", state);
        return RedirectUtil.getRedirectResponseBuilder(redirectUri, httpRequest);
    }

    public WebApplicationException createWebException(IErrorType errorType, String reason) {
        if (!fapiCompatible) {
            // source: FAPI allows no parameters that nobody knows
            redirectUri.addResponseParameter("reason", reason);
        }
        return new WebApplicationException(createErrorBuilder(errorType).build());
    }

    public RedirectUri getRedirectUri() {
        return redirectUri;
    }
}
