package io.jans.as.model.configuration;

import java.util.List;

/** The auth server's settings. */
public class AppConfiguration implements Configuration {
    public boolean isFapi() {
        throw new UnsupportedOperationException();
    }

    public String getIssuer() {
        throw new UnsupportedOperationException();
    }

    public String getBaseEndpoint() {
        throw new UnsupportedOperationException();
    }

    public Boolean getPublicSubjectIdentifierPerClientEnabled() {
        throw new UnsupportedOperationException();
    }

    public int getAuthorizationCodeLifetime() {
        throw new UnsupportedOperationException();
    }

    public Boolean getForceSignedRequestObject() {
        throw new UnsupportedOperationException();
    }

    public Boolean getRequireRequestObjectEncryption() {
        throw new UnsupportedOperationException();
    }

    public Boolean getChangeSessionIdOnAuthentication() {
        throw new UnsupportedOperationException();
    }

    public List<String> getPersonCustomObjectClassList() {
        throw new UnsupportedOperationException();
    }

    public Boolean getSessionIdPersistInCache() {
        throw new UnsupportedOperationException();
    }

    public int getRefreshTokenLifetime() {
        throw new UnsupportedOperationException();
    }

    public int getAccessTokenLifetime() {
        throw new UnsupportedOperationException();
    }

    public Integer getSessionIdLifetime() {
        throw new UnsupportedOperationException();
    }

    public int getSessionIdUnauthenticatedUnusedLifetime() {
        throw new UnsupportedOperationException();
    }
}
