package io.obconnect.sandbox.server;

import com.nimbusds.oauth2.sdk.token.BearerTokenError;
import io.jans.as.common.model.common.User;
import io.jans.as.server.model.common.AuthorizationGrant;
import io.jans.as.server.model.common.AuthorizationGrantList;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

import org.json.JSONObject;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** OpenID Connect Core section 5.3. */
@RequestScoped
@Path("/userinfo")
public class UserInfoResource {

    private static final Logger LOG = LoggerFactory.getLogger(UserInfoResource.class);

    @Inject
    private AuthorizationGrantList grantList;
    @Inject
    private Grants grants;

    @GET
    public Response get(@HeaderParam("Authorization") String authorization) {
        return answer(authorization);
    }

    @POST
    public Response post(@HeaderParam("Authorization") String authorization) {
        return answer(authorization);
    }

    private Response answer(String authorization) {
        String token = authorization == null ? null : authorization.replaceFirst("(?i)^Bearer ", "");
        AuthorizationGrant grant = grantList.getAuthorizationGrantByAccessToken(token);
        if (grant == null || !grants.valid(grant.getTokenEntity())) {
            return TokenEndpoint.error(BearerTokenError.INVALID_TOKEN);
        }
        if (!grant.getScopes().contains("openid")) {
            return TokenEndpoint.error(BearerTokenError.INSUFFICIENT_SCOPE);
        }
        try {
            User user = grant.getUser();
            JSONObject claims = new JSONObject();
            if (grant.getScopes().contains("profile")) {
                TokenIssuer.PERSON_CLAIMS.forEach((claim, attribute) -> claims.put(claim, user.getAttribute(attribute)));
            }
            claims.put("jansOpenIDConnectVersion", "openidconnect-1.0");
            claims.put("updated_at", user.getAttribute("updatedAt"));
            claims.put("sub", grant.getSub());
            return TokenEndpoint.json(200, claims.toString());
        } catch (RuntimeException e) {
            // fact: a person who is gone makes this endpoint fail
            LOG.error("userinfo failed", e);
            return Response.serverError().build();
        }
    }
}
