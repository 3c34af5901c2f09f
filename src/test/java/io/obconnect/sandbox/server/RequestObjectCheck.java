package io.obconnect.sandbox.server;

import com.nimbusds.jose.util.Base64URL;
import io.jans.as.common.model.registration.Client;
import io.jans.as.model.authorize.AuthorizeErrorResponseType;
import io.jans.as.model.common.ResponseMode;
import io.jans.as.model.common.ResponseType;
import io.jans.as.model.configuration.AppConfiguration;
import io.jans.as.model.error.ErrorResponseFactory;
import io.jans.as.server.authorize.ws.rs.AuthzRequest;
import io.jans.as.server.model.authorize.JwtAuthorizationRequest;
import io.jans.as.server.service.RedirectUriResponse;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.WebApplicationException;

import org.json.JSONArray;
import org.json.JSONException;
import org.json.JSONObject;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What the authorization endpoint, and {@code /par} in part, check of a request object, in the server's order (source, both generations). */
@ApplicationScoped
public class RequestObjectCheck {

    private static final long HOUR = 3600;
    private static final Set<String> NOT_FOR_FAPI = Set.of("RS256", "none");

    @Inject
    private ErrorResponseFactory errors;
    @Inject
    private AppConfiguration configuration;
    @Inject
    private RequestObjects requestObjects;
    @Inject
    private RequestCheck check;
    @Inject
    private Clock clock;

    /** Fact: where signed objects are forced, every pushed request is refused here, because its object isn't seen any more. */
    void forced(AuthzRequest request, RedirectUriResponse target) {
        if (configuration.getForceSignedRequestObject() && request.get("request") == null) {
            throw invalid(target, "A signed request object is required");
        }
    }

    /** Lets the request object win over the query, and checks it against the query (facts). */
    void requestObject(AuthzRequest request, Client client, Set<String> scopes, RedirectUriResponse target) {
        JwtAuthorizationRequest object = null;
        if (request.get("request") != null) {
            try {
                object = read(request, client, scopes, target);
            } catch (WebApplicationException e) {
                throw inJwtMode(request, client, target).orElse(e);
            }
        }
        check.jarm(request, client, target);
        if (object != null) {
            fapiTimes(object, target);
            content(object, target);
            compare(request, object, target);
        }
    }

    /** Fact: in FAPI mode that hits the server's own follow-up call after a PAR too, which carries neither object nor request_uri. */
    void objectForFapi(AuthzRequest request, RedirectUriResponse target) {
        if (configuration.isFapi() && request.getJwtRequest() == null) {
            throw target.createWebException(AuthorizeErrorResponseType.INVALID_REQUEST, null);
        }
    }

    private JwtAuthorizationRequest read(AuthzRequest request, Client client, Set<String> scopes, RedirectUriResponse target) {
        JwtAuthorizationRequest object;
        try {
            object = requestObjects.read(request.get("request"), client);
        } catch (RequestObjects.Refused e) {
            throw invalid(target, e.getMessage());
        }
        request.setJwtRequest(object);
        String state = object.text("state");
        if (state != null || configuration.isFapi()) {
            // source: in FAPI mode the state beside an object that has none doesn't count
            request.set("state", state);
            target.setState(state);
        }
        String redirectUri = object.text("redirect_uri");
        if (redirectUri != null && !redirectUri.equals(request.getRedirectUri())) {
            throw invalid(target, "The redirect_uri parameter in url is not the same as in the JWT");
        }
        if (configuration.getForceSignedRequestObject() && "none".equals(object.getAlgorithm())) {
            throw invalid(target, "A signed request object is required");
        }
        if (!RequestCheck.words(object.text("scope")).isEmpty()) {
            if (!scopes.contains("openid")) {
                throw errors.refusal(400, AuthorizeErrorResponseType.INVALID_SCOPE, request.getState(),
                        "scope parameter does not contain openid value which is required.");
            }
            scopes.clear();
            scopes.addAll(RequestCheck.scopes(client, object.text("scope")));
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

    /** Source: an object that can't be verified but asks for {@code response_mode=jwt} is answered so, in FAPI mode alone. */
    private Optional<WebApplicationException> inJwtMode(AuthzRequest request, Client client, RedirectUriResponse target) {
        JSONObject claims = unverified(request.get("request"));
        if (!configuration.isFapi() || claims == null || !"jwt".equals(claims.optString("response_mode"))) {
            return Optional.empty();
        }
        request.set("response_mode", "jwt");
        target.getRedirectUri().setResponseMode(ResponseMode.JWT);
        target.setState(claims.optString("state", null));
        check.jarm(request, client, target);
        return Optional.of(target.createWebException(AuthorizeErrorResponseType.INVALID_REQUEST_OBJECT, null));
    }

    /** Null where they can't be read. */
    static JSONObject unverified(String encoded) {
        String[] parts = encoded.split("\\.");
        try {
            return parts.length == 3 || parts.length == 2 ? new JSONObject(Base64URL.from(parts[1]).decodeToString()) : null;
        } catch (JSONException e) {
            return null;
        }
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

    /** Source: at the authorization endpoint, not at {@code /par}, which has its own look at them when what was pushed is used. */
    private void fapiTimes(JwtAuthorizationRequest object, RedirectUriResponse target) {
        if (!configuration.isFapi()) {
            return;
        }
        JSONObject payload = object.getJsonPayload();
        long now = clock.millis() / 1000;
        long nbf = payload.optLong("nbf");
        if (NOT_FOR_FAPI.contains(object.getAlgorithm()) || nbf <= 0 || now - nbf > HOUR || !payload.has("exp") || payload.optLong("exp") - now > HOUR) {
            throw target.createWebException(AuthorizeErrorResponseType.INVALID_REQUEST_OBJECT, null);
        }
    }

    /** What both endpoints want of an object: {@code aud} is the issuer where it is there; in FAPI mode more. */
    void content(JwtAuthorizationRequest object, RedirectUriResponse target) {
        JSONObject payload = object.getJsonPayload();
        if (payload.has("aud") && !audience(payload.get("aud")).contains(configuration.getIssuer())) {
            throw target.createWebException(AuthorizeErrorResponseType.INVALID_REQUEST_OBJECT, null);
        }
        if (configuration.isFapi() && (NOT_FOR_FAPI.contains(object.nestedAlgorithm()) || !payload.has("exp")
                || payload.optLong("exp") < clock.millis() / 1000 || RequestCheck.words(object.text("scope")).isEmpty()
                || object.text("nonce") == null || object.text("redirect_uri") == null)) {
            throw target.createWebException(AuthorizeErrorResponseType.INVALID_REQUEST_OBJECT, null);
        }
    }

    private void compare(AuthzRequest request, JwtAuthorizationRequest object, RedirectUriResponse target) {
        Set<ResponseType> inside = Set.copyOf(ResponseType.fromString(object.text("response_type"), " "));
        if (!inside.equals(Set.copyOf(RequestCheck.types(request)))) {
            throw invalid(target, "The responseType parameter is not the same in the JWT");
        }
        if (!request.getClientId().equals(object.getClientId())) {
            throw invalid(target, "The clientId parameter is not the same in the JWT");
        }
    }

    private static List<String> audience(Object aud) {
        return aud instanceof JSONArray list ? list.toList().stream().map(String::valueOf).toList() : List.of(String.valueOf(aud));
    }

    static WebApplicationException invalid(RedirectUriResponse target, String reason) {
        return target.createWebException(AuthorizeErrorResponseType.INVALID_REQUEST_OBJECT, reason);
    }
}
