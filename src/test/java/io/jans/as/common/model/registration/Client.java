package io.jans.as.common.model.registration;

import io.jans.as.model.common.GrantType;
import io.jans.as.model.common.ResponseType;
import io.jans.as.model.common.SubjectType;
import io.jans.as.persistence.model.ClientAttributes;
import io.jans.orm.annotation.AttributeName;
import io.jans.orm.annotation.DataEntry;
import io.jans.orm.annotation.JsonObject;
import io.jans.orm.annotation.ObjectClass;
import io.jans.orm.model.base.DeletableEntity;

import java.io.Serializable;

/** Stand-in: a registered OAuth client. */
@DataEntry
@ObjectClass("jansClnt")
public class Client extends DeletableEntity implements Serializable {

    @AttributeName(name = "inum")
    private String clientId;
    @AttributeName(name = "displayName")
    private String clientName;
    @AttributeName(name = "jansClntSecret")
    private String clientSecret;
    @AttributeName(name = "jansRedirectURI")
    private String[] redirectUris = {};
    @AttributeName(name = "jansRespTyp")
    private ResponseType[] responseTypes = {};
    @AttributeName(name = "jansGrantTyp")
    private GrantType[] grantTypes = {};
    @AttributeName(name = "jansScope")
    private String[] scopes = {};
    @AttributeName(name = "jansTrustedClnt")
    private boolean trustedClient;
    @AttributeName(name = "jansPersistClntAuthzs")
    private boolean persistClientAuthorizations = true;
    @AttributeName(name = "jansDisabled")
    private boolean disabled;
    @AttributeName(name = "jansAccessTknAsJwt")
    private boolean accessTokenAsJwt;
    @AttributeName(name = "jansJwks")
    private String jwks;
    @AttributeName(name = "jansJwksURI")
    private String jwksUri;
    @AttributeName(name = "jansSubjectTyp")
    private SubjectType subjectType = SubjectType.PUBLIC;
    @AttributeName(name = "jansIdTknSignedRespAlg")
    private String idTokenSignedResponseAlg;
    @AttributeName(name = "jansReqObjSigAlg")
    private String requestObjectSigningAlg;
    @AttributeName(name = "jansReqObjEncryptionAlg")
    private String requestObjectEncryptionAlg;
    @AttributeName(name = "jansReqObjEncryptionEnc")
    private String requestObjectEncryptionEnc;
    @AttributeName(name = "jansAttrs")
    @JsonObject
    private ClientAttributes attributes = new ClientAttributes();

    public ClientAttributes getAttributes() {
        return attributes;
    }

    public boolean isAccessTokenAsJwt() {
        return accessTokenAsJwt;
    }

    public void setAccessTokenAsJwt(boolean accessTokenAsJwt) {
        this.accessTokenAsJwt = accessTokenAsJwt;
    }

    /** Seconds; null where the server's setting counts. */
    public Integer getAccessTokenLifetime() {
        return null;
    }

    /** Seconds; null where the server's setting counts. */
    public Integer getRefreshTokenLifetime() {
        return null;
    }

    public String getClientId() {
        return clientId;
    }

    public void setClientId(String clientId) {
        this.clientId = clientId;
    }

    /** As the entry keeps it, see {@link io.jans.as.server.service.ClientService#decryptSecret}. */
    public String getClientSecret() {
        return clientSecret;
    }

    public void setClientSecret(String clientSecret) {
        this.clientSecret = clientSecret;
    }

    public String[] getRedirectUris() {
        return redirectUris;
    }

    public void setRedirectUris(String[] redirectUris) {
        this.redirectUris = redirectUris;
    }

    public ResponseType[] getResponseTypes() {
        return responseTypes;
    }

    public void setResponseTypes(ResponseType[] responseTypes) {
        this.responseTypes = responseTypes;
    }

    public GrantType[] getGrantTypes() {
        return grantTypes;
    }

    public void setGrantTypes(GrantType[] grantTypes) {
        this.grantTypes = grantTypes;
    }

    public String getClientName() {
        return clientName;
    }

    public void setClientName(String clientName) {
        this.clientName = clientName;
    }

    public String getJwksUri() {
        return jwksUri;
    }

    public void setJwksUri(String jwksUri) {
        this.jwksUri = jwksUri;
    }

    public String getJwks() {
        return jwks;
    }

    public void setJwks(String jwks) {
        this.jwks = jwks;
    }

    public SubjectType getSubjectType() {
        return subjectType;
    }

    public void setSubjectType(SubjectType subjectType) {
        this.subjectType = subjectType;
    }

    public String getIdTokenSignedResponseAlg() {
        return idTokenSignedResponseAlg;
    }

    public void setIdTokenSignedResponseAlg(String idTokenSignedResponseAlg) {
        this.idTokenSignedResponseAlg = idTokenSignedResponseAlg;
    }

    public String getRequestObjectSigningAlg() {
        return requestObjectSigningAlg;
    }

    public void setRequestObjectSigningAlg(String requestObjectSigningAlg) {
        this.requestObjectSigningAlg = requestObjectSigningAlg;
    }

    public String getRequestObjectEncryptionAlg() {
        return requestObjectEncryptionAlg;
    }

    public void setRequestObjectEncryptionAlg(String requestObjectEncryptionAlg) {
        this.requestObjectEncryptionAlg = requestObjectEncryptionAlg;
    }

    public String getRequestObjectEncryptionEnc() {
        return requestObjectEncryptionEnc;
    }

    public String[] getScopes() {
        return scopes;
    }

    public void setScopes(String[] scopes) {
        this.scopes = scopes;
    }

    public boolean getTrustedClient() {
        return trustedClient;
    }

    public void setTrustedClient(boolean trustedClient) {
        this.trustedClient = trustedClient;
    }

    public boolean getPersistClientAuthorizations() {
        return persistClientAuthorizations;
    }

    public boolean isDisabled() {
        return disabled;
    }

    public void setDisabled(boolean disabled) {
        this.disabled = disabled;
    }

    /** Null where only {@link ClientAttributes#getAdditionalTokenEndpointAuthMethods} has some. */
    public String getTokenEndpointAuthMethod() {
        return null;
    }
}
