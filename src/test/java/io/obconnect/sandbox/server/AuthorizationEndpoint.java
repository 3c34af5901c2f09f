package io.obconnect.sandbox.server;

import io.jans.as.common.model.common.User;
import io.jans.as.common.model.registration.Client;
import io.jans.as.common.model.session.SessionId;
import io.jans.as.common.model.session.SessionIdState;
import io.jans.as.common.util.RedirectUri;
import io.jans.as.model.authorize.AuthorizeErrorResponseType;
import io.jans.as.model.common.ResponseType;
import io.jans.as.model.common.SubjectType;
import io.jans.as.model.configuration.AppConfiguration;
import io.jans.as.model.error.ErrorResponseFactory;
import io.jans.as.persistence.model.ClientAuthorization;
import io.jans.as.server.authorize.ws.rs.AuthzRequest;
import io.jans.as.server.model.common.AccessToken;
import io.jans.as.server.model.common.AuthorizationCodeGrant;
import io.jans.as.server.model.common.AuthorizationGrant;
import io.jans.as.server.model.common.ExecutionContext;
import io.jans.as.server.model.common.ImplicitGrant;
import io.jans.as.server.security.Identity;
import io.jans.as.server.service.ClientAuthorizationsService;
import io.jans.as.server.service.RedirectUriResponse;
import io.jans.as.server.service.SessionIdService;
import io.jans.as.server.service.external.context.ExternalUpdateTokenContext;
import io.jans.as.server.util.RedirectUtil;
import io.jans.orm.exception.EntryPersistenceException;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** The authorization endpoint (RFC 6749 section 4.1.1, OpenID Connect Core section 3), in the server's order. */
@RequestScoped
public class AuthorizationEndpoint {

    private static final Logger LOG = LoggerFactory.getLogger(AuthorizationEndpoint.class);
    private static final String REDIRECTS = "successful_rp_redirect_count";

    @Inject
    private RequestCheck check;
    @Inject
    private RequestObjectCheck objects;
    @Inject
    private Identity identity;
    @Inject
    private SessionIdService sessions;
    @Inject
    private AcrChange acrChange;
    @Inject
    private ClientAuthorizationsService authorizations;
    @Inject
    private Grants grants;
    @Inject
    private TokenIssuer issuer;
    @Inject
    private AppConfiguration configuration;
    @Inject
    private AllowedParameters allowed;
    @Inject
    private ErrorResponseFactory errors;
    @Inject
    private Settings settings;

    public Response answer(AuthzRequest request, HttpServletRequest http, HttpServletResponse httpResponse) {
        try {
            return authorize(request, http, httpResponse);
        } catch (WebApplicationException e) {
            return e.getResponse();
        } catch (EntryPersistenceException e) {
            LOG.error("authorization failed", e);
            return errors.refusal(401, AuthorizeErrorResponseType.UNAUTHORIZED_CLIENT, request.getState(), "").getResponse();
        } catch (RuntimeException e) {
            LOG.error("authorization failed", e);
            return Response.serverError().build();
        }
    }

    private Response authorize(AuthzRequest request, HttpServletRequest http, HttpServletResponse httpResponse) {
        boolean pushed = check.pushed(request);
        SessionId session = identity.getSessionId();
        User user = sessions.getUser(session);
        Client client = check.client(request, pushed);
        RedirectUriResponse target = check.target(request, client, http);
        acrs(request, client, session, target);
        Set<String> scopes = RequestCheck.scopes(client, request.get("scope"));
        objects.forced(request, target);
        objects.requestObject(request, client, scopes, target);
        if (!pushed) {
            objects.objectForFapi(request, target);
        }
        check.rest(request, client, target);
        List<ResponseType> types = RequestCheck.types(request);
        List<String> prompts = new ArrayList<>(RequestCheck.words(request.get("prompt")));
        offlineAccess(types, prompts, client, scopes);
        if (user == null) {
            if (prompts.contains("none")) {
                throw new WebApplicationException(target.createErrorBuilder(AuthorizeErrorResponseType.LOGIN_REQUIRED).build());
            }
            if (prompts.remove("login")) {
                unauthenticate(sessions.getSessionId(http));
            }
            return toPage(request, prompts);
        }
        // fact: whoever is logged in goes straight on, with whatever request comes
        if (!scopes.isEmpty() && !consented(request, client, session, user, scopes, prompts)) {
            return toPage(request, prompts);
        }
        if (prompts.remove("login")) {
            // a request object that asks for a login gets it, unless this session has never led back to a client
            boolean again = request.getJwtRequest() == null || request.getJwtRequest().text("prompt") == null
                    || session.getSessionAttributes().containsKey(REDIRECTS);
            if (again) {
                unauthenticate(session);
            }
            // fact: 2026 goes to the page all the same, where the session is fine and leads back here, for ever
            if (again || settings.generation() == Generation.CURRENT) {
                return toPage(request, prompts);
            }
        }
        if (prompts.contains("consent") || !Boolean.TRUE.equals(session.isPermissionGrantedForClient(client.getClientId()))) {
            authorizations.clear(authorizations.find(user.getAttribute("inum"), client.getClientId()));
            prompts.remove("consent");
            return toPage(request, prompts);
        }
        if (prompts.contains("select_account")) {
            // fact: the parameter is carried along, so that the choice comes again and again
            return toPage("selectAccount", request, prompts);
        }
        return success(request, http, httpResponse, session, user, client, target, scopes);
    }

    private void unauthenticate(SessionId session) {
        if (session != null) {
            session.setState(SessionIdState.UNAUTHENTICATED);
            session.setUserDn(null);
            session.setUser(null);
            session.setAuthenticationTime(null);
            sessions.updateSessionId(session);
        }
    }

    private void acrs(AuthzRequest request, Client client, SessionId session, RedirectUriResponse target) {
        List<String> permitted = client.getAttributes().getAuthorizedAcrValues();
        if (!permitted.isEmpty() && !permitted.containsAll(RequestCheck.words(request.get("acr_values")))) {
            throw target.createWebException(AuthorizeErrorResponseType.INVALID_REQUEST, "Restricted acr value request");
        }
        switch (acrChange.between(session, request.get("acr_values"))) {
            case UNKNOWN -> {
                target.getRedirectUri().addResponseParameter("hint", "Use prompt=login in order to alter existing session.");
                throw new WebApplicationException(target.createErrorBuilder(AuthorizeErrorResponseType.SESSION_SELECTION_REQUIRED).build());
            }
            case STRONGER -> {
                request.set("prompt", (Objects.requireNonNullElse(request.get("prompt"), "") + " login").trim());
                session.setState(SessionIdState.UNAUTHENTICATED);
                session.getSessionAttributes().put("prompt", request.get("prompt"));
                sessions.updateSessionId(session);
            }
            case NONE -> {
            }
        }
    }

    /** Fact: a client that isn't trusted loses it unless it sends {@code prompt=consent}, or its registration lets it have it all the same. */
    private static void offlineAccess(List<ResponseType> types, List<String> prompts, Client client, Set<String> scopes) {
        boolean consented = prompts.contains("consent") || Boolean.TRUE.equals(client.getAttributes().getAllowOfflineAccessWithoutConsent());
        if (!client.getTrustedClient() && (!types.contains(ResponseType.CODE) || !consented)) {
            scopes.remove("offline_access");
        }
    }

    /** Whether the server's own consent page can be left out. */
    private boolean consented(AuthzRequest request, Client client, SessionId session, User user, Set<String> scopes, List<String> prompts) {
        if (prompts.contains("consent")) {
            return false;
        }
        List<String> before = RequestCheck.words(session.getSessionAttributes().get(client.getClientId() + "_authz_scopes"));
        boolean inSession = Boolean.TRUE.equals(session.isPermissionGrantedForClient(client.getClientId())) && before.containsAll(scopes);
        boolean pairwiseOnly = client.getSubjectType() == SubjectType.PAIRWISE && scopes.equals(Set.of("openid"))
                && request.get("claims") == null && request.getJwtRequest() == null;
        if (!client.getTrustedClient() && !inSession && !pairwiseOnly) {
            ClientAuthorization authorization = authorizations.find(user.getAttribute("inum"), client.getClientId());
            if (authorization == null || authorization.getScopes() == null || !List.of(authorization.getScopes()).containsAll(scopes)) {
                return false;
            }
        }
        session.addPermission(client.getClientId(), true);
        sessions.updateSessionId(session);
        return true;
    }

    private Response success(AuthzRequest request, HttpServletRequest http, HttpServletResponse httpResponse, SessionId session, User user,
            Client client, RedirectUriResponse target, Set<String> scopes) {
        List<ResponseType> types = RequestCheck.types(request);
        boolean code = types.contains(ResponseType.CODE);
        AuthorizationGrant grant = code ? new AuthorizationCodeGrant() : new ImplicitGrant();
        grant.init(user, client, session.getAuthenticationTime());
        grant.setNonce(request.get("nonce"));
        grant.setJwtAuthorizationRequest(request.getJwtRequest());
        grant.setScopes(scopes);
        grant.setClaims(request.get("claims"));
        String acr = sessions.getAcr(session);
        grant.setAcrValues(acr == null ? request.get("acr_values") : acr);
        grant.setSessionDn(session.getDn());
        RedirectUri uri = target.getRedirectUri();
        if (code) {
            grants.issueCode(grant, request.get("code_challenge"), request.get("code_challenge_method"));
            uri.addResponseParameter("code", grant.code());
        }
        ExecutionContext execution = new ExecutionContext();
        execution.setHttpRequest(http);
        execution.setHttpResponse(httpResponse);
        execution.setClient(client);
        execution.setGrant(grant);
        AccessToken accessToken = null;
        if (types.contains(ResponseType.TOKEN)) {
            accessToken = issuer.accessToken(execution);
            uri.addResponseParameter("access_token", accessToken.getCode());
            uri.addResponseParameter("token_type", "Bearer");
        }
        if (types.contains(ResponseType.ID_TOKEN)) {
            ExternalUpdateTokenContext context = new ExternalUpdateTokenContext(http, grant, client, configuration, null);
            uri.addResponseParameter("id_token",
                    issuer.idToken(context, execution, request.get("nonce"), accessToken, request.getState(), session.getOutsideSid()));
        }
        if (!configuration.isFapi()) {
            uri.addResponseParameter("acr_values", request.get("acr_values"));
            uri.addResponseParameter("scope", String.join(" ", scopes));
        }
        uri.addResponseParameter("session_state", session.getSessionState());
        uri.addResponseParameter("state", request.getState());
        Response response = RedirectUtil.getRedirectResponseBuilder(uri, http).build();
        int redirects = Integer.parseInt(session.getSessionAttributes().getOrDefault(REDIRECTS, "0")) + 1;
        session.getSessionAttributes().put(REDIRECTS, String.valueOf(redirects));
        sessions.updateSessionId(session);
        return response;
    }

    /** To {@code authorize.htm}, where somebody logs in or consents. */
    private Response toPage(AuthzRequest request, List<String> prompts) {
        return toPage("authorize", request, prompts);
    }

    private Response toPage(String page, AuthzRequest request, List<String> prompts) {
        request.set("prompt", String.join(" ", prompts));
        Map<String, String> carried = allowed.of(request.parameters());
        // fact: it is carried to the page although it isn't among the parameters that a session keeps
        carried.put("session_id", request.parameters().get("session_id"));
        if (settings.generation() == Generation.CURRENT) {
            // fact: always there, whether it was asked for or not
            carried.put("logout_status_jwt", String.valueOf(Boolean.parseBoolean(request.get("logout_status_jwt"))));
        }
        String query = allowed.query(carried);
        return Response.status(302).location(URI.create(configuration.getIssuer() + "/jans-auth/" + page + ".htm?" + query)).build();
    }
}
