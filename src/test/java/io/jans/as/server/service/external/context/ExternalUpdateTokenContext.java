package io.jans.as.server.service.external.context;

import io.jans.as.common.model.registration.Client;
import io.jans.as.common.service.AttributeService;
import io.jans.as.model.common.GrantType;
import io.jans.as.model.configuration.AppConfiguration;
import io.jans.as.server.model.common.AuthorizationGrant;
import io.jans.as.server.model.common.ExecutionContext;
import io.jans.as.server.model.token.JwtSigner;

import jakarta.servlet.http.HttpServletRequest;

/** Stand-in: what an {@code update_token} script is told. */
public class ExternalUpdateTokenContext extends ExternalScriptContext {

    private final AuthorizationGrant grant;
    private final Client client;
    private JwtSigner jwtSigner;
    private ExecutionContext executionContext;

    public ExternalUpdateTokenContext(HttpServletRequest httpRequest, AuthorizationGrant grant, Client client,
            AppConfiguration appConfiguration, AttributeService attributeService) {
        super(httpRequest, null);
        this.grant = grant;
        this.client = client;
    }

    public static ExternalUpdateTokenContext of(ExecutionContext context, JwtSigner jwtSigner) {
        ExternalUpdateTokenContext made = new ExternalUpdateTokenContext(context.getHttpRequest(), context.getGrant(),
                context.getClient(), null, null);
        made.setExecutionContext(context);
        made.jwtSigner = jwtSigner;
        return made;
    }

    /** Null unless an access token in JWT form is being made. */
    public JwtSigner getJwtSigner() {
        return jwtSigner;
    }

    public Client getClient() {
        return client;
    }

    public AuthorizationGrant getGrant() {
        return grant;
    }

    /** Fact: never true; a grant that was restored from a refresh token names the grant type it began with. */
    public boolean isRefreshingGrant() {
        return grant != null && grant.getGrantType() == GrantType.REFRESH_TOKEN;
    }

    public ExecutionContext getExecutionContext() {
        return executionContext;
    }

    public void setExecutionContext(ExecutionContext executionContext) {
        this.executionContext = executionContext;
    }
}
