package io.obconnect.web;

import io.obconnect.OAuthError;
import io.obconnect.request.ErrorResponseTarget;
import jakarta.servlet.http.HttpServletRequest;

/**
 * Builds OAuth error responses as the auth server itself would, for all response modes (OAuth 2.0 Multiple Response Types, Form Post
 * Response Mode, JARM signed with the server's keys).
 */
public interface AuthorizationErrorResponses {

    /**
     * An authorization error response (RFC 6749 section 4.1.2.1).
     *
     * @param target where to; its redirect URI must have been checked against the registration by the caller
     * @param error {@code error}
     * @param description {@code error_description}, ASCII without quotes and backslashes
     * @param request the request that is answered
     */
    Reply error(ErrorResponseTarget target, OAuthError error, String description, HttpServletRequest request);
}
