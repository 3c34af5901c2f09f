package io.obconnect.janssen;

import io.jans.as.model.configuration.AppConfiguration;
import io.jans.as.model.crypto.AbstractCryptoProvider;
import io.jans.as.model.exception.CryptoProviderException;
import io.jans.as.server.service.external.ExternalAuthenticationService;
import io.jans.model.AuthenticationScriptUsageType;
import io.jans.model.custom.script.conf.CustomScriptConfiguration;
import io.obconnect.janssen.InstalledScripts.Kind;
import io.obconnect.request.AcrRequirement;
import io.obconnect.request.AuthServer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import java.security.PrivateKey;
import java.time.Duration;
import java.util.Optional;

/** The server we are in. */
@ApplicationScoped
public class JanssenAuthServer implements AuthServer {

    /** The acr that the docs tell an administrator to use. */
    static final String ACR = "obconnect";

    @Inject
    private AppConfiguration configuration;
    @Inject
    private ExternalAuthenticationService authenticators;
    @Inject
    private AbstractCryptoProvider cryptoProvider;
    @Inject
    private InstalledScripts scripts;

    @Override
    public String issuer() {
        return configuration.getIssuer();
    }

    @Override
    public boolean fapi() {
        return configuration.isFapi();
    }

    @Override
    public boolean signedRequestsOnly() {
        return Boolean.TRUE.equals(configuration.getForceSignedRequestObject());
    }

    @Override
    public Duration codeLifetime() {
        return Duration.ofSeconds(configuration.getAuthorizationCodeLifetime());
    }

    @Override
    public String defaultAcr() {
        CustomScriptConfiguration script = authenticators.getDefaultExternalAuthenticator(AuthenticationScriptUsageType.INTERACTIVE);
        return script == null ? "" : script.getName();
    }

    @Override
    public String ourAcr() {
        return scripts.name(Kind.PERSON_AUTHENTICATION).orElse(ACR);
    }

    @Override
    public boolean isOurAcr(String acr) {
        return acr.equalsIgnoreCase(ourAcr()) || scripts.aliases(Kind.PERSON_AUTHENTICATION).contains(acr) || AcrRequirement.PSD2.contains(acr);
    }

    @Override
    public Optional<PrivateKey> decryptionKey(String kid) {
        try {
            return kid == null || kid.isEmpty() ? Optional.empty() : Optional.ofNullable(cryptoProvider.getPrivateKey(kid));
        } catch (CryptoProviderException e) {
            return Optional.empty(); // a kid that isn't the server's: the object is unreadable
        }
    }
}
