package io.jans.model.token;

import io.jans.orm.annotation.AttributeName;
import io.jans.orm.annotation.DN;
import io.jans.orm.annotation.DataEntry;
import io.jans.orm.annotation.JsonObject;
import io.jans.orm.annotation.ObjectClass;

import java.io.Serializable;
import java.util.Date;

/** Stand-in: a token as the store keeps it. */
@DataEntry
@ObjectClass("jansToken")
public class TokenEntity implements Serializable {

    @DN
    private String dn;
    @AttributeName(name = "grtId")
    private String grantId;
    @AttributeName(name = "usrId")
    private String userId;
    @AttributeName(name = "jansUsrDN")
    private String userDn;
    @AttributeName(name = "clnId")
    private String clientId;
    @AttributeName(name = "iat")
    private Date creationDate;
    @AttributeName(name = "exp")
    private Date expirationDate;
    @AttributeName(name = "del")
    private boolean deletable = true;
    @AttributeName(name = "authnTime")
    private Date authenticationTime;
    @AttributeName(name = "scp")
    private String scope;
    @AttributeName(name = "tknCde")
    private String tokenCode;
    @AttributeName(name = "tknTyp")
    private String tokenType;
    @AttributeName(name = "grtTyp")
    private String grantType;
    @AttributeName(name = "jwtReq")
    private String jwtRequest;
    @AttributeName(name = "authzCode")
    private String authorizationCode;
    @AttributeName(name = "nnc")
    private String nonce;
    @AttributeName(name = "clms")
    private String claims;
    @AttributeName(name = "acr")
    private String authMode;
    @AttributeName(name = "ssnId")
    private String sessionDn;
    @AttributeName(name = "attr")
    @JsonObject
    private TokenAttributes attributes = new TokenAttributes();

    public String getDn() {
        return dn;
    }

    public void setDn(String dn) {
        this.dn = dn;
    }

    public TokenAttributes getAttributes() {
        if (attributes == null) {
            attributes = new TokenAttributes();
        }
        return attributes;
    }

    public final void setAttributes(TokenAttributes attributes) {
        this.attributes = attributes;
    }

    public String getGrantId() {
        return grantId;
    }

    public void setGrantId(String grantId) {
        this.grantId = grantId;
    }

    public String getUserId() {
        return userId;
    }

    public void setUserId(String userId) {
        this.userId = userId;
    }

    public String getUserDn() {
        return userDn;
    }

    public void setUserDn(String userDn) {
        this.userDn = userDn;
    }

    public String getClientId() {
        return clientId;
    }

    public void setClientId(String clientId) {
        this.clientId = clientId;
    }

    public Date getCreationDate() {
        return creationDate;
    }

    public void setCreationDate(Date creationDate) {
        this.creationDate = creationDate;
    }

    public Date getExpirationDate() {
        return expirationDate;
    }

    public void setExpirationDate(Date expirationDate) {
        this.expirationDate = expirationDate;
    }

    public boolean isDeletable() {
        return deletable;
    }

    public Date getAuthenticationTime() {
        return authenticationTime;
    }

    public void setAuthenticationTime(Date authenticationTime) {
        this.authenticationTime = authenticationTime;
    }

    public String getScope() {
        return scope;
    }

    public void setScope(String scope) {
        this.scope = scope;
    }

    public String getTokenCode() {
        return tokenCode;
    }

    public void setTokenCode(String tokenCode) {
        this.tokenCode = tokenCode;
    }

    public String getTokenType() {
        return tokenType;
    }

    public void setTokenType(String tokenType) {
        this.tokenType = tokenType;
    }

    public String getGrantType() {
        return grantType;
    }

    public void setGrantType(String grantType) {
        this.grantType = grantType;
    }

    public String getJwtRequest() {
        return jwtRequest;
    }

    public void setJwtRequest(String jwtRequest) {
        this.jwtRequest = jwtRequest;
    }

    public String getAuthorizationCode() {
        return authorizationCode;
    }

    public void setAuthorizationCode(String authorizationCode) {
        this.authorizationCode = authorizationCode;
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

    public String getAuthMode() {
        return authMode;
    }

    public void setAuthMode(String authMode) {
        this.authMode = authMode;
    }

    public String getSessionDn() {
        return sessionDn;
    }

    public void setSessionDn(String sessionDn) {
        this.sessionDn = sessionDn;
    }
}
