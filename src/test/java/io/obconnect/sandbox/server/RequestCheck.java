package io.obconnect.sandbox.server;

import io.jans.as.common.model.registration.Client;
import io.jans.as.common.util.RedirectUri;
import io.jans.as.model.authorize.AuthorizeErrorResponseType;
import io.jans.as.model.common.GrantType;
import io.jans.as.model.common.ResponseMode;
import io.jans.as.model.common.ResponseType;
import io.jans.as.model.configuration.AppConfiguration;
import io.jans.as.model.error.ErrorResponseFactory;
import io.jans.as.persistence.model.Par;
import io.jans.as.server.authorize.ws.rs.AuthzRequest;
import io.jans.as.server.authorize.ws.rs.AuthzRequestService;
import io.jans.as.server.model.authorize.JwtAuthorizationRequest;
import io.jans.as.server.par.ws.rs.ParService;
import io.jans.as.server.service.ClientService;
import io.jans.as.server.service.RedirectUriResponse;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.WebApplicationException;

import org.json.JSONArray;
import org.json.JSONObject;

import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What the authorization endpoint checks of a request before anybody logs in. */
@ApplicationScoped
public class RequestCheck {

    @Inject
    private ClientService clients;
    @Inject
    private ErrorResponseFactory errors;
    @Inject
    private AppConfiguration configuration;
    @Inject
    private RequestObjects requestObjects;
    @Inject
    private AuthzRequestService jarm;
    @Inject
    private ParService pars;
    @Inject
    private Clock clock;

    /** Fills a request from what was pushed; false where nothing was. */
    boolean pushed(AuthzRequest request) {
        String requestUri = request.get("request_uri");
        if (!ParService.isPar(requestUri)) {
            if (configuration.getRequirePar()) {
                // fact: that hits the server's own follow-up call too, which carries no request_uri
                throw errors.refusal(400, AuthorizeErrorResponseType.INVALID_REQUEST, request.getState(), "Failed to find par by request_uri");
            }
            return false;
        }
        Par par = pars.getPar(requestUri);
        if (par == null || !String.valueOf(request.getClientId()).equals(par.getAttributes().getClientId())) {
            throw errors.refusal(400, AuthorizeErrorResponseType.INVALID_REQUEST, request.getState(), "Failed to find par by request_uri");
        }
        long exp = par.getExpirationDate().getTime() / 1000;
        String nbf = par.getAttributes().parameters().get("nbf");
        long now = clock.millis() / 1000;
        if (exp < now) {
            throw errors.refusal(400, AuthorizeErrorResponseType.INVALID_REQUEST_URI, request.getState(), "PAR is expired");
        }
        // fact: PAR refuses objects without nbf, and those that expire too late
        if (nbf == null || now - Long.parseLong(nbf) > 3600 || exp - now > 3600) {
            throw errors.refusal(400, AuthorizeErrorResponseType.INVALID_REQUEST, request.getState(), "Failed to validate exp or nbf");
        }
        // fact: neither request nor request_uri of a PAR is seen again
        request.set("request_uri", null);
        request.set("request", null);
        List.of("response_type", "response_mode", "scope", "prompt", "redirect_uri", "acr_values", "code_challenge",
                "code_challenge_method", "state", "nonce", "claims").forEach(name -> {
                    String value = par.getAttributes().parameters().get(name);
                    if (value != null && !value.isBlank()) {
                        request.set(name, value);
                    }
                });
        return true;
    }

    Client client(AuthzRequest request, boolean pushed) {
        if (request.getClientId() == null) {
            throw errors.refusal(400, AuthorizeErrorResponseType.UNAUTHORIZED_CLIENT, request.getState(), "client_id is empty or blank.");
        }
        Client client = clients.getClient(request.getClientId());
        if (client == null) {
            throw errors.refusal(401, AuthorizeErrorResponseType.UNAUTHORIZED_CLIENT, request.getState(), "Unable to find client.");
        }
        if (client.isDisabled()) {
            throw errors.refusal(401, AuthorizeErrorResponseType.DISABLED_CLIENT, request.getState(), "Client is disabled.");
        }
        if (!pushed && client.getAttributes().getRequirePar()) {
            throw errors.refusal(400, AuthorizeErrorResponseType.INVALID_REQUEST, request.getState(), "Client can perform only PAR requests.");
        }
        return client;
    }

    /** Takes the client's only redirect URI where the request names none. */
    RedirectUriResponse target(AuthzRequest request, Client client, HttpServletRequest http) {
        List<String> registered = List.of(client.getRedirectUris());
        String uri = request.getRedirectUri() == null && registered.size() == 1 ? registered.get(0) : request.getRedirectUri();
        if (uri == null || !registered.contains(uri)) {
            throw errors.refusal(400, AuthorizeErrorResponseType.INVALID_REQUEST_REDIRECT_URI, request.getState(), null);
        }
        request.set("redirect_uri", uri);
        return new RedirectUriResponse(new RedirectUri(uri, types(request), ResponseMode.getByValue(request.getResponseMode())),
                request.getState(), http, errors);
    }

    static List<ResponseType> types(AuthzRequest request) {
        return ResponseType.fromString(request.getResponseType(), " ");
    }

    static List<String> words(String text) {
        return text == null || text.isBlank() ? List.of() : List.of(text.trim().split(" +"));
    }

    /** The scopes that the client may have of those it asks for. */
    static Set<String> scopes(Client client, String requested) {
        Set<String> granted = new LinkedHashSet<>(words(requested));
        granted.retainAll(List.of(client.getScopes()));
        return granted;
    }

    /** Lets the request object win over the query, and checks it against the query (facts). */
    void requestObject(AuthzRequest request, Client client, Set<String> scopes, RedirectUriResponse target) {
        boolean forced = configuration.getForceSignedRequestObject();
        if (forced && request.get("request") == null) {
            throw invalidObject(target, "A signed request object is required");
        }
        if (configuration.isFapi() && request.get("request") == null) {
            throw target.createWebException(AuthorizeErrorResponseType.INVALID_REQUEST, null);
        }
        JwtAuthorizationRequest object = null;
        if (request.get("request") != null) {
            object = read(request, client, scopes, target);
            if (forced && "none".equals(object.getAlgorithm())) {
                throw invalidObject(target, "A signed request object is required");
            }
        }
        jarm(request, client, target);
        if (object != null) {
            compare(request, object, target);
        }
    }

    /** Lets the answer be signed where the request asks for a JWT. */
    void jarm(AuthzRequest request, Client client, RedirectUriResponse target) {
        ResponseMode mode = ResponseMode.getByValue(request.getResponseMode());
        if (mode != null && mode.jarm()) {
            jarm.fillRedirectUriResponseforJARM(target, null, client);
        }
    }

    private JwtAuthorizationRequest read(AuthzRequest request, Client client, Set<String> scopes, RedirectUriResponse target) {
        JwtAuthorizationRequest object;
        try {
            object = requestObjects.read(request.get("request"), client);
        } catch (RequestObjects.Refused e) {
            throw invalidObject(target, e.getMessage());
        }
        request.setJwtRequest(object);
        String state = object.text("state");
        if (state != null) {
            request.set("state", state);
            target.setState(state);
        }
        String redirectUri = object.text("redirect_uri");
        if (redirectUri != null && !redirectUri.equals(request.getRedirectUri())) {
            throw invalidObject(target, "The redirect_uri parameter in url is not the same as in the JWT");
        }
        if (!words(object.text("scope")).isEmpty()) {
            if (!scopes.contains("openid")) {
                throw errors.refusal(400, AuthorizeErrorResponseType.INVALID_SCOPE, request.getState(),
                        "scope parameter does not contain openid value which is required.");
            }
            scopes.clear();
            scopes.addAll(scopes(client, object.text("scope")));
        }
        List.of("nonce", "code_challenge", "code_challenge_method", "display", "prompt", "response_mode").forEach(name -> {
            if (object.text(name) != null) {
                request.set(name, object.text(name));
            }
        });
        if (object.text("response_mode") != null) {
            target.getRedirectUri().setResponseMode(ResponseMode.getByValue(object.text("response_mode")));
        }
        String acr = essentialAcr(object.getJsonPayload());
        if (acr != null) {
            request.set("acr_values", acr);
        }
        return object;
    }

    /** Fact: an acr that the object's claims ask for is taken for the name of a script. */
    static String essentialAcr(JSONObject payload) {
        JSONObject claims = payload.optJSONObject("claims");
        JSONObject idToken = claims == null ? null : claims.optJSONObject("id_token");
        JSONObject acr = idToken == null ? null : idToken.optJSONObject("acr");
        if (acr == null) {
            return null;
        }
        // fact: several are joined by spaces
        return acr.has("values") ? acr.getJSONArray("values").toList().stream().map(String::valueOf).collect(Collectors.joining(" "))
                : acr.optString("value", null);
    }

    private void compare(AuthzRequest request, JwtAuthorizationRequest object, RedirectUriResponse target) {
        JSONObject payload = object.getJsonPayload();
        if (payload.has("aud") && !audience(payload.get("aud")).contains(configuration.getIssuer())) {
            throw target.createWebException(AuthorizeErrorResponseType.INVALID_REQUEST_OBJECT, null);
        }
        if (configuration.isFapi()) {
            long now = clock.millis() / 1000;
            if (List.of("RS256", "none").contains(object.getAlgorithm()) || payload.optLong("exp") < now || payload.optLong("exp") > now + 3600
                    || payload.optLong("nbf") < now - 3600 || object.text("scope") == null || object.text("nonce") == null
                    || object.text("redirect_uri") == null) {
                throw target.createWebException(AuthorizeErrorResponseType.INVALID_REQUEST_OBJECT, null);
            }
        }
        Set<ResponseType> inside = Set.copyOf(ResponseType.fromString(object.text("response_type"), " "));
        if (!inside.equals(Set.copyOf(types(request)))) {
            throw invalidObject(target, "The responseType parameter is not the same in the JWT");
        }
        if (!request.getClientId().equals(object.getClientId())) {
            throw invalidObject(target, "The clientId parameter is not the same in the JWT");
        }
    }

    private static List<String> audience(Object aud) {
        return aud instanceof JSONArray list ? list.toList().stream().map(String::valueOf).toList() : List.of(String.valueOf(aud));
    }

    private static WebApplicationException invalidObject(RedirectUriResponse target, String reason) {
        return target.createWebException(AuthorizeErrorResponseType.INVALID_REQUEST_OBJECT, reason);
    }

    /** Response types, nonce, prompt. */
    void rest(AuthzRequest request, Client client, RedirectUriResponse target) {
        List<ResponseType> types = types(request);
        List<String> prompts = words(request.get("prompt"));
        if (types.isEmpty() || types.contains(ResponseType.ID_TOKEN) && request.get("nonce") == null
                || prompts.contains("none") && prompts.size() > 1) {
            throw target.createWebException(AuthorizeErrorResponseType.INVALID_REQUEST, null);
        }
        List<GrantType> grants = List.of(client.getGrantTypes());
        boolean granted = (!types.contains(ResponseType.CODE) || grants.contains(GrantType.AUTHORIZATION_CODE))
                && (types.equals(List.of(ResponseType.CODE)) || grants.contains(GrantType.IMPLICIT));
        if (!List.of(client.getResponseTypes()).containsAll(types) || !granted) {
            throw errors.refusal(400, AuthorizeErrorResponseType.UNSUPPORTED_RESPONSE_TYPE, request.getState(), null);
        }
    }
}
