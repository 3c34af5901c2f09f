package io.jans.as.server.service.external.context;

import io.jans.as.common.service.AttributeService;
import io.jans.as.model.configuration.AppConfiguration;
import io.jans.as.model.jwt.Jwt;
import io.jans.as.server.model.common.AuthorizationGrant;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** Stand-in: what an {@code introspection} script is told. */
public class ExternalIntrospectionContext extends ExternalScriptContext {

    private final AuthorizationGrant tokenGrant;
    private AuthorizationGrant grantOfIntrospectionToken;
    private Jwt accessTokenAsJwt;

    public ExternalIntrospectionContext(AuthorizationGrant tokenGrant, HttpServletRequest httpRequest, HttpServletResponse httpResponse,
            AppConfiguration appConfiguration, AttributeService attributeService) {
        super(httpRequest, httpResponse);
        this.tokenGrant = tokenGrant;
    }

    /** The grant of whoever asks; with basic authentication that of the token in question. */
    public AuthorizationGrant getTokenGrant() {
        return tokenGrant;
    }

    /** The grant of the token in question. */
    public AuthorizationGrant getGrantOfIntrospectionToken() {
        return grantOfIntrospectionToken;
    }

    public void setGrantOfIntrospectionToken(AuthorizationGrant grantOfIntrospectionToken) {
        this.grantOfIntrospectionToken = grantOfIntrospectionToken;
    }

    /** The access token in the making, where the script runs before it; null in an introspection. */
    public Jwt getAccessTokenAsJwt() {
        return accessTokenAsJwt;
    }

    public void setAccessTokenAsJwt(Jwt accessTokenAsJwt) {
        this.accessTokenAsJwt = accessTokenAsJwt;
    }
}
