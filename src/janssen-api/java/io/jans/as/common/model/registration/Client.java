package io.jans.as.common.model.registration;

import io.jans.as.model.common.GrantType;
import io.jans.as.model.common.ResponseType;
import io.jans.as.model.common.SubjectType;
import io.jans.as.persistence.model.ClientAttributes;
import io.jans.orm.model.base.DeletableEntity;

import java.io.Serializable;

/** A registered OAuth client. */
public class Client extends DeletableEntity implements Serializable {
    public ClientAttributes getAttributes() {
        throw new UnsupportedOperationException();
    }

    public boolean isAccessTokenAsJwt() {
        throw new UnsupportedOperationException();
    }

    public String getClientId() {
        throw new UnsupportedOperationException();
    }

    public String getClientSecret() {
        throw new UnsupportedOperationException();
    }

    public String[] getRedirectUris() {
        throw new UnsupportedOperationException();
    }

    public ResponseType[] getResponseTypes() {
        throw new UnsupportedOperationException();
    }

    public GrantType[] getGrantTypes() {
        throw new UnsupportedOperationException();
    }

    public String getClientName() {
        throw new UnsupportedOperationException();
    }

    public String getJwksUri() {
        throw new UnsupportedOperationException();
    }

    public String getJwks() {
        throw new UnsupportedOperationException();
    }

    public SubjectType getSubjectType() {
        throw new UnsupportedOperationException();
    }

    public String getRequestObjectSigningAlg() {
        throw new UnsupportedOperationException();
    }

    public String getRequestObjectEncryptionAlg() {
        throw new UnsupportedOperationException();
    }

    public String getRequestObjectEncryptionEnc() {
        throw new UnsupportedOperationException();
    }

    public String[] getScopes() {
        throw new UnsupportedOperationException();
    }

    public boolean getTrustedClient() {
        throw new UnsupportedOperationException();
    }

    public boolean getPersistClientAuthorizations() {
        throw new UnsupportedOperationException();
    }

    public Integer getRefreshTokenLifetime() {
        throw new UnsupportedOperationException();
    }

    public Integer getAccessTokenLifetime() {
        throw new UnsupportedOperationException();
    }

    public boolean isDisabled() {
        throw new UnsupportedOperationException();
    }

    public String getTokenEndpointAuthMethod() {
        throw new UnsupportedOperationException();
    }
}
