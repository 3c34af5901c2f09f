package io.obconnect.sandbox.probe;

import io.jans.as.model.jwt.JwtClaims;
import io.jans.as.model.token.JsonWebResponse;
import io.jans.as.server.service.external.context.ExternalUpdateTokenContext;
import io.jans.model.SimpleCustomProperty;
import io.jans.model.custom.script.model.CustomScript;
import io.jans.model.custom.script.type.token.UpdateTokenType;

import java.util.Map;

/**
 * A token script for tests of the sandbox. Property {@code mode}: {@code throw}, {@code false}, {@code exception} (on the context), else it
 * writes what it sees into the tokens.
 */
public class ProbeTokens implements UpdateTokenType {

    private String mode;

    @Override
    public boolean init(Map<String, SimpleCustomProperty> properties) {
        return false;
    }

    @Override
    public boolean init(CustomScript script, Map<String, SimpleCustomProperty> properties) {
        mode = properties.get("mode").getValue2();
        return true;
    }

    @Override
    public boolean destroy(Map<String, SimpleCustomProperty> properties) {
        return true;
    }

    @Override
    public int getApiVersion() {
        return 11;
    }

    @Override
    public boolean modifyIdToken(Object token, Object context) {
        ExternalUpdateTokenContext given = (ExternalUpdateTokenContext) context;
        switch (mode) {
            case "throw" -> throw new IllegalStateException("on purpose");
            case "false" -> {
                return false;
            }
            case "exception" -> {
                given.setWebApplicationException(given.createWebApplicationException(400, "{\"error\":\"invalid_grant\"}"));
                return false;
            }
            default -> {
                JwtClaims claims = ((JsonWebResponse) token).getClaims();
                claims.setClaim("probe_context", given.getExecutionContext() != null);
                claims.setClaim("probe_refreshing", given.isRefreshingGrant());
                claims.setClaim("probe_request", given.getGrant().getJwtAuthorizationRequest() != null);
                claims.setClaim("probe_claims", given.getGrant().getClaims());
                return true;
            }
        }
    }

    @Override
    public boolean modifyRefreshToken(Object token, Object context) {
        ExternalUpdateTokenContext given = (ExternalUpdateTokenContext) context;
        given.getExecutionContext().getRefreshTokenEntity().getAttributes().getAttributes().put("probe", "refresh");
        return true;
    }

    @Override
    public boolean modifyAccessToken(Object token, Object context) {
        ExternalUpdateTokenContext given = (ExternalUpdateTokenContext) context;
        given.getGrant().setClaims("{\"probe\":\"kept\"}");
        if (given.getJwtSigner() != null) {
            given.getJwtSigner().getJwt().getClaims().setClaim("probe_jwt", true);
        }
        return true;
    }

    @Override
    public int getRefreshTokenLifetimeInSeconds(Object context) {
        return 0;
    }

    @Override
    public int getIdTokenLifetimeInSeconds(Object context) {
        return 0;
    }

    @Override
    public int getAccessTokenLifetimeInSeconds(Object context) {
        return 0;
    }
}
