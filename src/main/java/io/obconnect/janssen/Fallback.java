package io.obconnect.janssen;

import io.jans.as.common.model.session.SessionId;
import io.jans.as.server.security.Identity;
import io.jans.as.server.service.external.ExternalAuthenticationService;
import io.jans.model.AuthenticationScriptUsageType;
import io.obconnect.config.ActiveConfiguration;
import io.obconnect.request.SealedRedirect;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;

import java.util.Arrays;
import java.util.Map;

/**
 * Requests that reach us only because obconnect is the server's default acr, and that carry no intent: they are somebody else's, and another
 * method logs them in ({@code fallback_acr}).
 */
@ApplicationScoped
public class Fallback {

    @Inject
    private Identity identity;
    @Inject
    private ActiveConfiguration active;
    @Inject
    private JanssenAuthServer server;
    @Inject
    private ExternalAuthenticationService authenticators;

    /** Whether the running request is ours to authenticate, or falls back to a method that the server can't switch to by itself. */
    public boolean keepsUs() {
        return !applies() || authenticators.getCustomScriptConfiguration(AuthenticationScriptUsageType.INTERACTIVE, acr()) == null;
    }

    public String acr() {
        return active.current().map(current -> current.configuration().fallbackAcr()).orElse(PasswordPage.ACR);
    }

    /** Whether the running request isn't ours. */
    public boolean applies() {
        SessionId session = identity.getSessionId();
        if (session == null) {
            return false;
        }
        Map<String, String> attributes = session.getSessionAttributes();
        boolean byName = Arrays.stream(attributes.getOrDefault("acr_values", "").split(" ")).anyMatch(server::isOurAcr);
        if (byName) {
            return false;
        }
        String clientId = attributes.getOrDefault("client_id", "");
        boolean tpp = active.current().map(current -> current.configuration().isTpp(clientId)).orElse(false);
        return !tpp || !carried();
    }

    private static boolean carried() {
        return FacesContext.getCurrentInstance().getExternalContext().getRequestParameterMap().containsKey(SealedRedirect.PARAMETER);
    }
}
