package io.obconnect.janssen;

import io.jans.as.server.service.external.context.ExternalScriptContext;
import io.obconnect.ErrorCode;
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/**
 * Stops the server from issuing a token. The server fails open: for an id_token it ignores {@code false} and exceptions from a script; only
 * an exception in the context makes it stop.
 */
final class TokenRefusal {

    private TokenRefusal() {
    }

    /** The grant can't have tokens: {@code invalid_grant} (RFC 6749 section 5.2). */
    static boolean grant(ExternalScriptContext context, ErrorCode code) {
        return answer(context, Response.Status.BAD_REQUEST, "invalid_grant", code);
    }

    /** We can't say: a server error, and the client may try again. */
    static boolean server(ExternalScriptContext context, ErrorCode code) {
        return answer(context, Response.Status.SERVICE_UNAVAILABLE, "server_error", code);
    }

    private static boolean answer(ExternalScriptContext context, Response.Status status, String error, ErrorCode code) {
        CacheControl noStore = new CacheControl();
        noStore.setNoStore(true);
        String body = "{\"error\":\"" + error + "\",\"error_description\":\"" + code.id() + " " + code.title().replace("\"", "") + "\"}";
        context.setWebApplicationException(context.createWebApplicationException(
                Response.status(status).type(MediaType.APPLICATION_JSON_TYPE).cacheControl(noStore).entity(body).build()));
        return false;
    }
}
