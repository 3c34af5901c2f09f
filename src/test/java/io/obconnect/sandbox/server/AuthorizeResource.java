package io.obconnect.sandbox.server;

import io.jans.as.server.authorize.ws.rs.AuthzRequest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;

import org.jboss.resteasy.spi.HttpRequest;

/** The authorization endpoint. It reads the query string and the form as RESTEasy does, not by the servlet's parameters. */
@RequestScoped
@Path("/authorize")
public class AuthorizeResource {

    @Inject
    private AuthorizationEndpoint endpoint;
    @Context
    private HttpServletRequest servletRequest;
    @Context
    private HttpServletResponse servletResponse;

    @GET
    public Response get(@Context HttpRequest request) {
        return endpoint.answer(first(request.getUri().getQueryParameters()), servletRequest, servletResponse);
    }

    @POST
    @Consumes("application/x-www-form-urlencoded")
    public Response post(@Context HttpRequest request) {
        return endpoint.answer(first(request.getDecodedFormParameters()), servletRequest, servletResponse);
    }

    static AuthzRequest first(MultivaluedMap<String, String> parameters) {
        AuthzRequest request = new AuthzRequest();
        parameters.forEach((name, values) -> request.set(name, values.get(0)));
        return request;
    }
}
