package io.jans.as.server.model.common;

import io.jans.as.common.model.registration.Client;
import io.jans.model.token.TokenEntity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import java.util.HashMap;
import java.util.Map;

/** Stand-in: what is known while tokens are made. */
public class ExecutionContext {

    private final Map<String, String> attributes = new HashMap<>();
    private HttpServletRequest httpRequest;
    private HttpServletResponse httpResponse;
    private Client client;
    private AuthorizationGrant grant;
    private TokenEntity idTokenEntity;
    private TokenEntity accessTokenEntity;
    private TokenEntity refreshTokenEntity;

    public Map<String, String> getAttributes() {
        return attributes;
    }

    public HttpServletRequest getHttpRequest() {
        return httpRequest;
    }

    public void setHttpRequest(HttpServletRequest httpRequest) {
        this.httpRequest = httpRequest;
    }

    public HttpServletResponse getHttpResponse() {
        return httpResponse;
    }

    public void setHttpResponse(HttpServletResponse httpResponse) {
        this.httpResponse = httpResponse;
    }

    public Client getClient() {
        return client;
    }

    public ExecutionContext setClient(Client client) {
        this.client = client;
        return this;
    }

    public AuthorizationGrant getGrant() {
        return grant;
    }

    public void setGrant(AuthorizationGrant grant) {
        this.grant = grant;
    }

    public TokenEntity getIdTokenEntity() {
        return idTokenEntity;
    }

    public TokenEntity getAccessTokenEntity() {
        return accessTokenEntity;
    }

    public void setAccessTokenEntity(TokenEntity accessTokenEntity) {
        this.accessTokenEntity = accessTokenEntity;
    }

    public TokenEntity getRefreshTokenEntity() {
        return refreshTokenEntity;
    }

    public void setRefreshTokenEntity(TokenEntity refreshTokenEntity) {
        this.refreshTokenEntity = refreshTokenEntity;
    }
}
