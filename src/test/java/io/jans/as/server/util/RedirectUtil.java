package io.jans.as.server.util;

import io.jans.as.common.util.RedirectUri;
import io.jans.as.model.common.ResponseMode;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import java.net.URI;

/** Stand-in: sends the browser to an OAuth response. */
public class RedirectUtil {

    private RedirectUtil() {
    }

    public static Response.ResponseBuilder getRedirectResponseBuilder(RedirectUri redirectUri, HttpServletRequest httpRequest) {
        if (redirectUri.getResponseMode() == ResponseMode.FORM_POST || redirectUri.getResponseMode() == ResponseMode.FORM_POST_JWT) {
            return Response.ok(redirectUri.toString(), MediaType.TEXT_HTML_TYPE).header("Cache-Control", "no-cache, no-store");
        }
        return Response.status(302).location(URI.create(redirectUri.toString()));
    }
}
