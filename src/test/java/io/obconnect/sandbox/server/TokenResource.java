package io.obconnect.sandbox.server;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;

import org.jboss.resteasy.spi.HttpRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The token endpoint. */
@RequestScoped
@Path("/token")
public class TokenResource {

    private static final Logger LOG = LoggerFactory.getLogger(TokenResource.class);

    @Inject
    private TokenEndpoint endpoint;

    @POST
    @Consumes("application/x-www-form-urlencoded")
    public Response token(@Context HttpRequest request, @Context HttpServletRequest http, @Context HttpServletResponse httpResponse) {
        try {
            return endpoint.answer(AuthorizeResource.first(request.getDecodedFormParameters()).parameters(), http, httpResponse);
        } catch (WebApplicationException e) {
            return e.getResponse();
        } catch (RuntimeException e) {
            LOG.error("token request failed", e);
            return Response.serverError().build();
        }
    }
}
