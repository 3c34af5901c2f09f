package io.jans.as.model.error;

import io.jans.as.model.configuration.Configuration;
import io.obconnect.sandbox.server.CorrelationId;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.json.JSONObject;

/** Stand-in: makes OAuth error responses. */
@ApplicationScoped
public class ErrorResponseFactory implements Configuration {

    /** An error without a redirect. */
    public WebApplicationException refusal(int status, IErrorType error, String state, String reason) {
        JSONObject body = new JSONObject();
        body.put("error", error.getParameter());
        body.put("state", state);
        body.put("error_description", CorrelationId.ending("The request is answered with " + error.getParameter() + "."));
        body.put("reason", reason);
        return new WebApplicationException(Response.status(status).entity(body.toString()).type(MediaType.APPLICATION_JSON_TYPE).build());
    }
}
