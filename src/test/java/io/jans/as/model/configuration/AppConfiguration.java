package io.jans.as.model.configuration;

import io.obconnect.sandbox.server.Settings;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import java.util.List;

/** Stand-in: the auth server's settings. */
@ApplicationScoped
public class AppConfiguration implements Configuration {

    @Inject
    private Settings settings;

    public boolean isFapi() {
        return settings.flag("fapi");
    }

    public String getIssuer() {
        return settings.text("issuer");
    }

    public String getBaseEndpoint() {
        return getIssuer() + "/jans-auth/restv1";
    }

    public Boolean getPublicSubjectIdentifierPerClientEnabled() {
        return settings.flag("publicSubjectIdentifierPerClientEnabled");
    }

    public Boolean getForceSignedRequestObject() {
        return settings.flag("forceSignedRequestObject");
    }

    public Boolean getRequireRequestObjectEncryption() {
        return settings.flag("requireRequestObjectEncryption");
    }

    public Boolean getRequirePar() {
        return settings.flag("requirePar");
    }

    public Boolean getChangeSessionIdOnAuthentication() {
        return !settings.flag("keepSessionIdOnAuthentication");
    }

    public List<String> getPersonCustomObjectClassList() {
        return List.of("jansCustomPerson", "jansPerson");
    }

    /** Sessions are always in the store here. */
    public Boolean getSessionIdPersistInCache() {
        return false;
    }

    public Integer getSessionIdLifetime() {
        return settings.number("sessionIdLifetime", 86_400);
    }

    public int getSessionIdUnauthenticatedUnusedLifetime() {
        return settings.number("sessionIdUnauthenticatedUnusedLifetime", 7200);
    }

    public int getAuthorizationCodeLifetime() {
        return settings.number("authorizationCodeLifetime", 60);
    }

    public int getAccessTokenLifetime() {
        return settings.number("accessTokenLifetime", 300);
    }

    public int getIdTokenLifetime() {
        return settings.number("idTokenLifetime", 3600);
    }

    public int getRefreshTokenLifetime() {
        return settings.number("refreshTokenLifetime", 14_400);
    }
}
