package io.obconnect.sandbox.server;

import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import io.jans.as.model.configuration.AppConfiguration;
import io.jans.as.server.model.common.AuthorizationGrant;
import io.jans.as.server.model.common.AuthorizationGrantList;
import io.jans.model.token.TokenEntity;
import io.jans.as.server.service.ClientService;
import io.jans.as.server.service.external.context.ExternalIntrospectionContext;
import io.jans.model.custom.script.conf.CustomScriptConfiguration;
import io.jans.model.custom.script.type.introspection.IntrospectionType;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;

import org.json.JSONObject;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.List;
import java.util.stream.Stream;

/** RFC 7662. */
@RequestScoped
@Path("/introspection")
public class IntrospectionResource {

    private static final Logger LOG = LoggerFactory.getLogger(IntrospectionResource.class);

    @Inject
    private AuthorizationGrantList grantList;
    @Inject
    private Grants grants;
    @Inject
    private ClientService clients;
    @Inject
    private Scripts scripts;
    @Inject
    private AppConfiguration configuration;

    @POST
    @Consumes("application/x-www-form-urlencoded")
    public Response post(@HeaderParam("Authorization") String authorization, @FormParam("token") String token,
            @Context HttpServletRequest request, @Context HttpServletResponse response) {
        AuthorizationGrant asking = asking(authorization, token);
        if (asking == null) {
            return TokenEndpoint.error(OAuth2Error.ACCESS_DENIED.setHTTPStatusCode(401));
        }
        AuthorizationGrant grant = grantList.getAuthorizationGrantByAccessToken(token);
        ExternalIntrospectionContext context = new ExternalIntrospectionContext(asking, request, response, configuration, null);
        context.setGrantOfIntrospectionToken(grant);
        JSONObject answer = describe(grant);
        Boolean modified = modify(answer, context);
        return TokenEndpoint.json(200, (modified == null || modified ? answer : describe(grant)).toString());
    }

    /** Facts: with basic authentication it is the token's own grant, if it is that client's; with a bearer token that token's grant. */
    private AuthorizationGrant asking(String authorization, String token) {
        if (authorization != null && authorization.startsWith("Basic ")) {
            try {
                ClientSecretBasic basic = ClientSecretBasic.parse(authorization);
                AuthorizationGrant grant = grantList.getAuthorizationGrantByAccessToken(token);
                String clientId = basic.getClientID().getValue();
                return clients.authenticate(clientId, basic.getClientSecret().getValue())
                        && grant != null && clientId.equals(grant.getClientId()) ? grant : null;
            } catch (com.nimbusds.oauth2.sdk.ParseException e) {
                return null;
            }
        }
        AuthorizationGrant grant = authorization == null ? null
                : grantList.getAuthorizationGrantByAccessToken(authorization.replaceFirst("(?i)^Bearer ", ""));
        return grant != null && grants.valid(grant.getTokenEntity()) ? grant : null;
    }

    /** Facts: a token whose person is gone stays active, with an empty sub and no user name. */
    private JSONObject describe(AuthorizationGrant grant) {
        JSONObject answer = new JSONObject();
        if (grant == null) {
            return answer.put("active", false);
        }
        TokenEntity entity = grant.getTokenEntity();
        answer.put("active", grants.valid(entity));
        answer.put("exp", entity.getExpirationDate().getTime() / 1000);
        answer.put("iat", entity.getCreationDate().getTime() / 1000);
        answer.put("acr_values", grant.getAcrValues());
        answer.put("scope", String.join(" ", grant.getScopes()));
        answer.put("client_id", grant.getClientId());
        answer.put("sub", grant.getSub());
        answer.put("username", grant.getUserId());
        answer.put("iss", configuration.getIssuer());
        answer.put("aud", grant.getClientId());
        answer.put("token_type", "Bearer");
        if (grant.getAuthenticationTime() != null) {
            answer.put("auth_time", grant.getAuthenticationTime().getTime() / 1000);
        }
        return answer;
    }

    /** Null where no script runs. Fact: the scripts of the token's client come first, those of whoever asks only without them. */
    private Boolean modify(JSONObject answer, ExternalIntrospectionContext context) {
        List<CustomScriptConfiguration> listed = Stream.of(context.getGrantOfIntrospectionToken(), context.getTokenGrant())
                .filter(grant -> grant != null && grant.getClient() != null)
                .map(grant -> scripts.of(IntrospectionType.class, grant.getClient().getAttributes().getIntrospectionScripts()))
                .filter(found -> !found.isEmpty()).findFirst().orElse(List.of());
        Boolean modified = null;
        for (CustomScriptConfiguration script : listed) {
            try {
                modified = ((IntrospectionType) script.getExternalType()).modifyResponse(answer, context);
                context.throwWebApplicationExceptionIfSet();
            } catch (WebApplicationException e) {
                throw e;
            } catch (RuntimeException e) {
                LOG.error("script failed", e);
                modified = false;
            }
            if (!modified) {
                return false;
            }
        }
        return modified;
    }
}
