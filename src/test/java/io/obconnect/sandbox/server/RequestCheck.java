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
import io.jans.as.server.par.ws.rs.ParService;
import io.jans.as.server.service.ClientService;
import io.jans.as.server.service.RedirectUriResponse;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;

import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

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
        // fact: it is there until it expires, so that the same request_uri begins a second journey
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
        Map<String, String> inside = par.getAttributes().parameters();
        // source: these are taken from the PAR alone; the others only where it has them
        List.of("response_type", "response_mode", "scope", "prompt", "redirect_uri", "acr_values", "code_challenge", "code_challenge_method",
                "state").forEach(name -> request.set(name, inside.get(name)));
        List.of("nonce", "claims", "ui_locales").stream().filter(name -> inside.get(name) != null && !inside.get(name).isBlank())
                .forEach(name -> request.set(name, inside.get(name)));
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
        return target(request, client, http, AuthorizeErrorResponseType.INVALID_REQUEST_REDIRECT_URI);
    }

    RedirectUriResponse target(AuthzRequest request, Client client, HttpServletRequest http, AuthorizeErrorResponseType error) {
        List<String> registered = List.of(client.getRedirectUris());
        String uri = request.getRedirectUri() == null && registered.size() == 1 ? registered.get(0) : request.getRedirectUri();
        if (uri == null || !registered.contains(uri)) {
            throw errors.refusal(400, error, request.getState(), null);
        }
        request.set("redirect_uri", uri);
        RedirectUriResponse target = new RedirectUriResponse(
                new RedirectUri(uri, types(request), ResponseMode.getByValue(request.getResponseMode())), request.getState(), http, errors);
        target.setFapiCompatible(configuration.isFapi());
        return target;
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

    /** Lets the answer be signed where the request asks for a JWT. */
    void jarm(AuthzRequest request, Client client, RedirectUriResponse target) {
        ResponseMode mode = ResponseMode.getByValue(request.getResponseMode());
        if (mode != null && mode.jarm()) {
            jarm.fillRedirectUriResponseforJARM(target, null, client);
        }
    }

    /** Response types, nonce, prompt, and what FAPI wants of them (source). */
    void rest(AuthzRequest request, Client client, RedirectUriResponse target) {
        List<ResponseType> types = types(request);
        List<String> prompts = words(request.get("prompt"));
        ResponseMode mode = ResponseMode.getByValue(request.getResponseMode());
        boolean fapiMode = !configuration.isFapi()
                || (!types.equals(List.of(ResponseType.CODE)) || mode == ResponseMode.JWT) && mode != ResponseMode.QUERY;
        if (types.isEmpty() || !fapiMode || types.contains(ResponseType.ID_TOKEN) && request.get("nonce") == null
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
