package io.jans.as.server.util;

import io.jans.as.common.util.RedirectUri;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.Response.ResponseBuilder;

/** Sends the browser to an OAuth response. */
public class RedirectUtil {
    public static ResponseBuilder getRedirectResponseBuilder(RedirectUri redirectUri, HttpServletRequest httpRequest) {
        throw new UnsupportedOperationException();
    }
}
