package io.obconnect.sandbox.server;

import com.nimbusds.oauth2.sdk.OAuth2Error;
import io.jans.as.common.model.registration.Client;
import io.jans.as.persistence.model.Par;
import io.jans.as.server.authorize.ws.rs.AuthzRequest;
import io.jans.as.server.model.authorize.JwtAuthorizationRequest;
import io.jans.as.server.par.ws.rs.ParService;
import io.jans.as.server.security.Identity;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;

import org.jboss.resteasy.spi.HttpRequest;
import org.json.JSONObject;

import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.Map;

/** RFC 9126. */
@RequestScoped
@Path("/par")
public class ParResource {

    @Inject
    private ParService pars;
    @Inject
    private Identity identity;
    @Inject
    private RequestCheck check;
    @Inject
    private RequestObjects requestObjects;
    @Inject
    private Clock clock;

    @POST
    @Consumes("application/x-www-form-urlencoded")
    public Response push(@Context HttpRequest request, @Context HttpServletRequest http) {
        AuthzRequest pushed = AuthorizeResource.first(request.getDecodedFormParameters());
        pushed.parameters().remove("client_secret");
        if (pushed.getClientId() == null) {
            pushed.set("client_id", identity.sessionClient().getClientId());
        }
        try {
            Client client = check.client(pushed, true);
            Par par = new Par();
            par.setDeletable(true);
            par.setExpirationDate(Date.from(clock.instant().plusSeconds(600)));
            par.getAttributes().parameters().putAll(pushed.parameters());
            if (pushed.get("request") != null) {
                fill(par, requestObjects.read(pushed.get("request"), client));
            }
            AuthzRequest seen = new AuthzRequest();
            par.getAttributes().parameters().forEach(seen::set);
            check.target(seen, client, http);
            par.getAttributes().parameters().put("redirect_uri", seen.getRedirectUri());
            pars.persist(par);
            JSONObject answer = new JSONObject();
            answer.put("request_uri", ParService.toOutsideId(par.getId()));
            answer.put("expires_in", (par.getExpirationDate().getTime() - clock.millis()) / 1000);
            return TokenEndpoint.json(201, answer.toString());
        } catch (RequestObjects.Refused e) {
            return TokenEndpoint.error(OAuth2Error.INVALID_REQUEST_OBJECT.setHTTPStatusCode(400).setDescription(e.getMessage()));
        } catch (WebApplicationException e) {
            return e.getResponse();
        }
    }

    /** The object's parameters win. */
    private static void fill(Par par, JwtAuthorizationRequest object) {
        Map<String, String> parameters = par.getAttributes().parameters();
        List.of("response_type", "client_id", "nbf", "scope", "redirect_uri", "nonce", "code_challenge", "code_challenge_method", "display",
                "prompt", "response_mode", "state").forEach(name -> {
                    if (object.text(name) != null) {
                        parameters.put(name, object.text(name));
                    }
                });
        if (object.getJsonPayload().has("exp")) {
            par.setExpirationDate(new Date(object.getJsonPayload().getLong("exp") * 1000));
        }
        String acr = RequestCheck.essentialAcr(object.getJsonPayload());
        if (acr != null) {
            parameters.put("acr_values", acr);
        }
    }
}
