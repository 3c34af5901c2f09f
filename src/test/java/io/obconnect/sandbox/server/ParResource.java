package io.obconnect.sandbox.server;

import io.jans.as.common.model.registration.Client;
import io.jans.as.model.authorize.AuthorizeErrorResponseType;
import io.jans.as.model.configuration.AppConfiguration;
import io.jans.as.model.error.ErrorResponseFactory;
import io.jans.as.persistence.model.Par;
import io.jans.as.persistence.model.ParAttributes;
import io.jans.as.server.authorize.ws.rs.AuthzRequest;
import io.jans.as.server.model.authorize.JwtAuthorizationRequest;
import io.jans.as.server.par.ws.rs.ParService;
import io.jans.as.server.security.Identity;
import io.jans.as.server.service.RedirectUriResponse;

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

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

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
    private RequestObjectCheck objects;
    @Inject
    private ErrorResponseFactory errors;
    @Inject
    private AppConfiguration configuration;
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
            return created(pushed, http);
        } catch (WebApplicationException e) {
            return e.getResponse().getStatus() == 302 ? fromRedirect(e.getResponse().getLocation()) : e.getResponse();
        }
    }

    private Response created(AuthzRequest pushed, HttpServletRequest http) {
        Client client = check.client(pushed, true);
        if (pushed.getRedirectUri() == null && pushed.get("request") != null) {
            JSONObject claims = RequestObjectCheck.unverified(pushed.get("request"));
            pushed.set("redirect_uri", claims == null ? null : claims.optString("redirect_uri", null));
        }
        RedirectUriResponse target = check.target(pushed, client, http, AuthorizeErrorResponseType.INVALID_REQUEST);
        requestUriIsAbsent(pushed.get("request_uri"), AuthorizeErrorResponseType.INVALID_REQUEST);
        Par par = new Par();
        par.setDeletable(true);
        par.setExpirationDate(Date.from(clock.instant().plusSeconds(600)));
        par.getAttributes().parameters().putAll(pushed.parameters());
        if (pushed.get("request") != null) {
            object(par, client, target);
        }
        pkceForFapi(par.getAttributes(), pushed.getState());
        pars.persist(par);
        JSONObject answer = new JSONObject();
        answer.put("request_uri", ParService.toOutsideId(par.getId()));
        answer.put("expires_in", (par.getExpirationDate().getTime() - clock.millis()) / 1000);
        return TokenEndpoint.json(201, answer.toString());
    }

    private void object(Par par, Client client, RedirectUriResponse target) {
        JwtAuthorizationRequest object;
        try {
            object = requestObjects.read(par.getAttributes().getRequest(), client);
        } catch (RequestObjects.Refused e) {
            throw RequestObjectCheck.invalid(target, e.getMessage());
        }
        requestUriIsAbsent(object.text("request_uri"), AuthorizeErrorResponseType.INVALID_REQUEST_OBJECT);
        if (object.text("state") != null || configuration.isFapi()) {
            par.getAttributes().parameters().put("state", object.text("state"));
            target.setState(object.text("state"));
        }
        objects.content(object, target);
        fill(par, object);
    }

    private void requestUriIsAbsent(String requestUri, AuthorizeErrorResponseType error) {
        if (requestUri != null && !requestUri.isBlank()) {
            throw errors.refusal(400, error, null, null);
        }
    }

    /** Source: in FAPI mode nothing is pushed without PKCE, and not with {@code plain}. */
    private void pkceForFapi(ParAttributes attributes, String state) {
        if (configuration.isFapi() && (attributes.getCodeChallenge() == null || !"S256".equals(attributes.getCodeChallengeMethod()))) {
            throw errors.refusal(400, AuthorizeErrorResponseType.INVALID_REQUEST, state, null);
        }
    }

    /** Fact: the server reads its own error out of the redirect's query; where it stands in the fragment or a JWT, the answer is {@code {}}. */
    private static Response fromRedirect(URI location) {
        JSONObject answer = new JSONObject();
        for (String name : List.of("error", "error_description")) {
            Stream.of(Objects.requireNonNullElse(location.getRawQuery(), "").split("&")).filter(pair -> pair.startsWith(name + "="))
                    .forEach(pair -> answer.put(name, URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8)));
        }
        return TokenEndpoint.json(400, answer.toString());
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
        String acr = RequestObjectCheck.essentialAcr(object.getJsonPayload());
        if (acr != null) {
            parameters.put("acr_values", acr);
        }
    }
}
