package io.obconnect.sandbox.server;

import com.nimbusds.oauth2.sdk.AccessTokenResponse;
import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.oauth2.sdk.token.BearerAccessToken;
import com.nimbusds.oauth2.sdk.token.Tokens;
import com.nimbusds.openid.connect.sdk.token.OIDCTokens;
import io.jans.as.common.model.registration.Client;
import io.jans.as.common.model.session.SessionId;
import io.jans.as.model.configuration.AppConfiguration;
import io.jans.as.server.model.common.AccessToken;
import io.jans.as.server.model.common.AuthorizationGrant;
import io.jans.as.server.model.common.AuthorizationGrantList;
import io.jans.as.server.model.common.ClientCredentialsGrant;
import io.jans.as.server.model.common.ExecutionContext;
import io.jans.as.server.model.common.RefreshToken;
import io.jans.as.server.security.Identity;
import io.jans.as.server.service.SessionIdService;
import io.jans.as.server.service.external.context.ExternalUpdateTokenContext;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import java.util.Map;
import java.util.Objects;

/** Redeems codes and refresh tokens in the server's order. */
@RequestScoped
public class TokenEndpoint {

    @Inject
    private Identity identity;
    @Inject
    private Grants grants;
    @Inject
    private AuthorizationGrantList grantList;
    @Inject
    private TokenIssuer issuer;
    @Inject
    private AppConfiguration configuration;
    @Inject
    private SessionIdService sessions;
    @Inject
    private Settings settings;

    Response answer(Map<String, String> parameters, HttpServletRequest http, HttpServletResponse httpResponse) {
        Client client = identity.sessionClient();
        if (client.isDisabled()) {
            return error(OAuth2Error.INVALID_CLIENT);
        }
        ExecutionContext context = new ExecutionContext();
        context.setHttpRequest(http);
        context.setHttpResponse(httpResponse);
        context.setClient(client);
        return switch (String.valueOf(parameters.get("grant_type"))) {
            case "authorization_code" -> code(parameters, context);
            case "refresh_token" -> refresh(parameters, context);
            case "client_credentials" -> clientCredentials(parameters, context);
            default -> error(OAuth2Error.UNSUPPORTED_GRANT_TYPE);
        };
    }

    private Response code(Map<String, String> parameters, ExecutionContext context) {
        Client client = context.getClient();
        String code = parameters.getOrDefault("code", "");
        PendingCode pending = code.isEmpty() ? null : grants.pending(code);
        if (pending == null || !client.getClientId().equals(pending.data().get("client_id"))) {
            grants.revokeByCode(code);
            return error(OAuth2Error.INVALID_GRANT);
        }
        if (!proven(pending, parameters.get("code_verifier"))) {
            return error(OAuth2Error.INVALID_GRANT);
        }
        AuthorizationGrant grant = pending.restore(code, client);
        context.setGrant(grant);
        grants.removeCode(code);
        if (settings.generation() == Generation.CURRENT && grant.getClaims() != null && grant.getClaims().length() > 64) {
            return Response.serverError().build(); // fact: no token is stored, the column clms has 64 characters on SQL
        }
        grant.save();
        RefreshToken refreshToken = issuer.refreshToken(context, parameters.get("scope"), null);
        AccessToken accessToken = issuer.accessToken(context);
        String idToken = null;
        if (grant.getScopes().contains("openid")) {
            // fact: in this flow the context of the id_token's hook has no execution context
            ExternalUpdateTokenContext hook =
                    new ExternalUpdateTokenContext(context.getHttpRequest(), grant, client, configuration, null);
            SessionId own = sessions.getSessionId(context.getHttpRequest());
            idToken = issuer.idToken(hook, context, grant.getNonce(), accessToken, null, own == null ? null : own.getOutsideSid());
        }
        return tokens(accessToken, refreshToken, idToken, grant);
    }

    private static boolean proven(PendingCode pending, String verifier) {
        String challenge = pending.data().get("code_challenge");
        if (challenge == null) {
            return true;
        }
        String method = pending.data().get("code_challenge_method");
        try {
            return verifier != null && CodeChallenge.compute(
                    method == null ? CodeChallengeMethod.PLAIN : CodeChallengeMethod.parse(method),
                    new CodeVerifier(verifier)).getValue().equals(challenge);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private Response refresh(Map<String, String> parameters, ExecutionContext context) {
        Client client = context.getClient();
        String token = parameters.get("refresh_token");
        AuthorizationGrant grant = grantList.getAuthorizationGrantByRefreshToken(client.getClientId(), token);
        if (grant == null || !grants.valid(grant.getTokenEntity())) {
            return error(OAuth2Error.INVALID_GRANT);
        }
        context.setGrant(grant);
        RefreshToken refreshToken = settings.flag("skipRefreshTokenDuringRefreshing") ? null
                : issuer.refreshToken(context, parameters.get("scope"), grant.getTokenEntity().getExpirationDate());
        AccessToken accessToken = issuer.accessToken(context);
        String idToken = null;
        if (settings.flag("openidScopeBackwardCompatibility") && grant.getScopes().contains("openid")) {
            ExternalUpdateTokenContext hook =
                    new ExternalUpdateTokenContext(context.getHttpRequest(), grant, client, configuration, null);
            hook.setExecutionContext(context);
            idToken = issuer.idToken(hook, context, null, accessToken, null, null);
        }
        if (refreshToken != null) {
            grants.removeToken(token);
        }
        return tokens(accessToken, refreshToken, idToken, grant);
    }

    private Response clientCredentials(Map<String, String> parameters, ExecutionContext context) {
        AuthorizationGrant grant = new ClientCredentialsGrant();
        grant.init(null, context.getClient(), null);
        grant.setScopes(RequestCheck.scopes(context.getClient(), parameters.get("scope")));
        context.setGrant(grant);
        return tokens(issuer.accessToken(context), null, null, grant);
    }

    /** Fact: without an access token the server answers 500. */
    private Response tokens(AccessToken accessToken, RefreshToken refreshToken, String idToken, AuthorizationGrant grant) {
        BearerAccessToken bearer = new BearerAccessToken(Objects.requireNonNull(accessToken, "no access token").getCode(),
                configuration.getAccessTokenLifetime(), new Scope(grant.getScopes().toArray(String[]::new)));
        com.nimbusds.oauth2.sdk.token.RefreshToken refresh =
                refreshToken == null ? null : new com.nimbusds.oauth2.sdk.token.RefreshToken(refreshToken.getCode());
        Tokens tokens = idToken == null ? new Tokens(bearer, refresh) : new OIDCTokens(idToken, bearer, refresh);
        return json(200, new AccessTokenResponse(tokens).toJSONObject().toString());
    }

    static Response error(ErrorObject error) {
        return json(error.getHTTPStatusCode(), error.toJSONObject().toString());
    }

    static Response json(int status, String body) {
        return Response.status(status).entity(body).type(MediaType.APPLICATION_JSON_TYPE).header("Cache-Control", "no-store").build();
    }
}
