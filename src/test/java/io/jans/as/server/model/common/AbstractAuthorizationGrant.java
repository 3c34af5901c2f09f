package io.jans.as.server.model.common;

import io.jans.as.common.model.common.User;
import io.jans.as.common.model.registration.Client;
import io.jans.as.server.model.authorize.JwtAuthorizationRequest;
import io.jans.model.token.TokenEntity;

import java.util.Collection;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;

/**
 * Stand-in: what was granted. {@code claims} is the text of the request's {@code claims} parameter; the store keeps it
 * with every token.
 */
public abstract class AbstractAuthorizationGrant implements IAuthorizationGrant {

    private User user;
    private Client client;
    private Date authenticationTime;
    private String grantId = UUID.randomUUID().toString();
    private Set<String> scopes = new LinkedHashSet<>();
    private JwtAuthorizationRequest jwtAuthorizationRequest;
    private TokenEntity tokenEntity;
    private String authorizationCode;
    private String nonce;
    private String claims;
    private String acrValues;
    private String sessionDn;

    public void init(User user, Client client, Date authenticationTime) {
        this.user = user;
        this.client = client;
        this.authenticationTime = authenticationTime;
    }

    @Override
    public User getUser() {
        return user;
    }

    @Override
    public String getUserId() {
        return user == null ? null : user.getUserId();
    }

    @Override
    public String getUserDn() {
        return user == null ? null : user.getDn();
    }

    @Override
    public Client getClient() {
        return client;
    }

    @Override
    public String getClientId() {
        return client == null ? null : client.getClientId();
    }

    public Date getAuthenticationTime() {
        return authenticationTime;
    }

    @Override
    public String getGrantId() {
        return grantId;
    }

    public void setGrantId(String grantId) {
        this.grantId = grantId;
    }

    @Override
    public Set<String> getScopes() {
        return scopes;
    }

    public void setScopes(Collection<String> scopes) {
        this.scopes = new LinkedHashSet<>(scopes);
    }

    @Override
    public JwtAuthorizationRequest getJwtAuthorizationRequest() {
        return jwtAuthorizationRequest;
    }

    public void setJwtAuthorizationRequest(JwtAuthorizationRequest jwtAuthorizationRequest) {
        this.jwtAuthorizationRequest = jwtAuthorizationRequest;
    }

    public TokenEntity getTokenEntity() {
        return tokenEntity;
    }

    public void setTokenEntity(TokenEntity tokenEntity) {
        this.tokenEntity = tokenEntity;
    }

    /** The code itself, unlike on the genuine server, which wraps it. */
    public String code() {
        return authorizationCode;
    }

    public void code(String code) {
        this.authorizationCode = code;
    }

    public String getNonce() {
        return nonce;
    }

    public void setNonce(String nonce) {
        this.nonce = nonce;
    }

    public String getClaims() {
        return claims;
    }

    public void setClaims(String claims) {
        this.claims = claims;
    }

    @Override
    public String getAcrValues() {
        return acrValues;
    }

    @Override
    public void setAcrValues(String acrValues) {
        this.acrValues = acrValues;
    }

    @Override
    public String getSessionDn() {
        return sessionDn;
    }

    public void setSessionDn(String sessionDn) {
        this.sessionDn = sessionDn;
    }
}
