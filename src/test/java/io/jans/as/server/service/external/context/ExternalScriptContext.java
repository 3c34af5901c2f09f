package io.jans.as.server.service.external.context;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.jboss.resteasy.spi.NoLogWebApplicationException;

/** Stand-in: what a script of the auth server is told, and how it refuses. */
public class ExternalScriptContext extends io.jans.service.external.context.ExternalScriptContext {

    private NoLogWebApplicationException webApplicationException;

    public ExternalScriptContext(HttpServletRequest httpRequest, HttpServletResponse httpResponse) {
        super(httpRequest, httpResponse);
    }

    public NoLogWebApplicationException getWebApplicationException() {
        return webApplicationException;
    }

    public void setWebApplicationException(NoLogWebApplicationException webApplicationException) {
        this.webApplicationException = webApplicationException;
    }

    public NoLogWebApplicationException createWebApplicationException(Response response) {
        return new NoLogWebApplicationException(response);
    }

    public NoLogWebApplicationException createWebApplicationException(int status, String entity) {
        return new NoLogWebApplicationException(
                Response.status(status).entity(entity).type(MediaType.APPLICATION_JSON_TYPE).build());
    }

    public void throwWebApplicationExceptionIfSet() {
        if (webApplicationException != null) {
            throw webApplicationException;
        }
    }
}
