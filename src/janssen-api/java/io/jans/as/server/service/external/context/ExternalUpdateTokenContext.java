package io.jans.as.server.service.external.context;

import io.jans.as.common.model.registration.Client;
import io.jans.as.common.service.AttributeService;
import io.jans.as.model.configuration.AppConfiguration;
import io.jans.as.server.model.common.AuthorizationGrant;
import io.jans.as.server.model.common.ExecutionContext;
import io.jans.as.server.model.token.JwtSigner;

import jakarta.servlet.http.HttpServletRequest;

/** What an {@code update_token} script is told. */
public class ExternalUpdateTokenContext extends ExternalScriptContext {
    public ExternalUpdateTokenContext(HttpServletRequest httpRequest, AuthorizationGrant grant, Client client, AppConfiguration appConfiguration, AttributeService attributeService) {
        super(httpRequest, null);
    }

    public JwtSigner getJwtSigner() {
        throw new UnsupportedOperationException();
    }

    public Client getClient() {
        throw new UnsupportedOperationException();
    }

    public AuthorizationGrant getGrant() {
        throw new UnsupportedOperationException();
    }

    public boolean isRefreshingGrant() {
        throw new UnsupportedOperationException();
    }

    public ExecutionContext getExecutionContext() {
        throw new UnsupportedOperationException();
    }

    public void setExecutionContext(ExecutionContext executionContext) {
        throw new UnsupportedOperationException();
    }
}
