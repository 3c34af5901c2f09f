package io.obconnect.sandbox.probe;

import io.jans.as.common.model.registration.Client;
import io.jans.as.common.util.RedirectUri;
import io.jans.as.model.authorize.AuthorizeErrorResponseType;
import io.jans.as.model.common.ResponseMode;
import io.jans.as.model.common.ResponseType;
import io.jans.as.model.error.ErrorResponseFactory;
import io.jans.as.server.authorize.ws.rs.AuthzRequestService;
import io.jans.as.server.model.config.ConfigurationFactory;
import io.jans.as.server.service.ClientService;
import io.jans.as.server.service.RedirectUriResponse;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;

import java.time.Clock;
import java.util.List;

/** Tells the node's time, the salt, and answers of the server's own in all response modes. */
@RequestScoped
@Path("/")
public class ProbeResource {

    @Inject
    private Clock clock;
    @Inject
    private ProbeTimer timer;
    /** Without this bean the server doesn't start. */
    @Inject
    private ProbeGrants grants;
    @Inject
    private ConfigurationFactory configuration;
    @Inject
    private ClientService clients;
    @Inject
    private AuthzRequestService jarm;
    @Inject
    private ErrorResponseFactory errors;

    /** How often the timer came, and what was said when it was asked for too early. */
    @GET
    @Path("timer")
    public String timer() {
        return timer.ticks() + " " + timer.refusal();
    }

    /** Whether the server has a class. */
    @GET
    @Path("class")
    public boolean has(@QueryParam("name") String name) {
        try {
            Class.forName(name, false, Thread.currentThread().getContextClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    /** What happened to the login script. */
    @GET
    @Path("script")
    public String script() {
        return ProbeLogin.history();
    }

    @GET
    @Path("time")
    public String time() {
        return clock.instant() + " " + configuration.getCryptoConfigurationSalt();
    }

    /** An error as an extension answers it, since the server's own is wrong for some modes. */
    @GET
    @Path("error")
    public Response error(@QueryParam("client_id") String clientId, @QueryParam("mode") String mode,
            @Context HttpServletRequest request) {
        Client client = clients.getClient(clientId);
        RedirectUri uri = new RedirectUri(client.getRedirectUris()[0], List.of(ResponseType.CODE), ResponseMode.getByValue(mode));
        RedirectUriResponse response = new RedirectUriResponse(uri, "state-1", request, errors);
        if (mode.endsWith("jwt")) {
            jarm.fillRedirectUriResponseforJARM(response, null, client);
        }
        return response.createErrorBuilder(AuthorizeErrorResponseType.ACCESS_DENIED).build();
    }
}
