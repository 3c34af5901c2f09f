package io.jans.as.server.service.external.context;

import io.jans.as.model.jwt.Jwt;
import io.jans.as.common.service.AttributeService;
import io.jans.as.model.configuration.AppConfiguration;
import io.jans.as.server.model.common.AuthorizationGrant;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** What an {@code introspection} script is told. */
public class ExternalIntrospectionContext extends ExternalScriptContext {
    public ExternalIntrospectionContext(AuthorizationGrant tokenGrant, HttpServletRequest httpRequest, HttpServletResponse httpResponse, AppConfiguration appConfiguration, AttributeService attributeService) {
        super(httpRequest, httpResponse);
    }

    public AuthorizationGrant getTokenGrant() {
        throw new UnsupportedOperationException();
    }

    public AuthorizationGrant getGrantOfIntrospectionToken() {
        throw new UnsupportedOperationException();
    }

    public Jwt getAccessTokenAsJwt() {
        throw new UnsupportedOperationException();
    }
}
