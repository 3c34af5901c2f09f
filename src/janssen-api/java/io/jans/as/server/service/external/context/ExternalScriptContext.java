package io.jans.as.server.service.external.context;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.Response;

import org.jboss.resteasy.spi.NoLogWebApplicationException;

/** What a script of the auth server is told, and how it refuses. */
public class ExternalScriptContext extends io.jans.service.external.context.ExternalScriptContext {
    public ExternalScriptContext(HttpServletRequest httpRequest, HttpServletResponse httpResponse) {
        super(httpRequest, httpResponse);
    }

    public NoLogWebApplicationException getWebApplicationException() {
        throw new UnsupportedOperationException();
    }

    public void setWebApplicationException(NoLogWebApplicationException webApplicationException) {
        throw new UnsupportedOperationException();
    }

    public NoLogWebApplicationException createWebApplicationException(Response response) {
        throw new UnsupportedOperationException();
    }

    public NoLogWebApplicationException createWebApplicationException(int status, String entity) {
        throw new UnsupportedOperationException();
    }

    public void throwWebApplicationExceptionIfSet() {
        throw new UnsupportedOperationException();
    }
}
