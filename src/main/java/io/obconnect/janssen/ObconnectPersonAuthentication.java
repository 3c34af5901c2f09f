package io.obconnect.janssen;

import io.jans.model.AuthenticationScriptUsageType;
import io.jans.model.SimpleCustomProperty;
import io.jans.model.custom.script.model.CustomScript;
import io.jans.model.custom.script.type.auth.PersonAuthenticationType;
import io.obconnect.ErrorCode;
import io.obconnect.standby.HostFit;
import io.obconnect.web.PendingResponse;
import jakarta.faces.context.FacesContext;
import jakarta.servlet.http.HttpServletRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The {@code person_authentication} script: the acr {@code obconnect}. What an administrator registers is two lines that extend this
 * class, in Java or in Jython.
 *
 * <pre>
 * TPP ──/authorize?request──▶ request   validate, encrypt `dir` again for Janssen, seal the result
 *                                │
 * Janssen runs the script ──▶ journey   begin: uid, deadline, written to the session        (1) prepareForStep
 *                                │
 *                             message   seal sessionData ──302──▶ Consent App ⇄ Internal OP (PSU logs in, approves)
 *                                │                                     │
 *                             consent ◀──GET/POST return/&lt;ticket&gt;──────┘   decrypt, check, accept one answer
 *                                │
 *                             journey   approved | denied | failed   (CDI events)
 *                                │
 *                             person    observer: temporary Person, exp 10 min … sweeper removes it
 *                                │                                                          (2) authenticate
 * Janssen issues ──────────▶  token     openbanking_intent_id, acr, consent_id, sub
 *                                │
 * TPP ◀── code, id_token ────────┘
 * </pre>
 */
public class ObconnectPersonAuthentication implements PersonAuthenticationType {

    private static final int API_VERSION = 11;
    private static final Logger LOG = LoggerFactory.getLogger(ObconnectPersonAuthentication.class);

    private final LazyBean<ScriptConfiguration> configuration = new LazyBean<>(ScriptConfiguration.class);
    private final LazyBean<Fallback> fallback = new LazyBean<>(Fallback.class);
    private final LazyBean<PrepareStep> departure = new LazyBean<>(PrepareStep.class);
    private final LazyBean<LoginStep> login = new LazyBean<>(LoginStep.class);

    @Override
    public boolean init(Map<String, SimpleCustomProperty> properties) {
        return false; // servers that call only this are older than the oldest we support
    }

    @Override
    public boolean init(CustomScript script, Map<String, SimpleCustomProperty> properties) {
        if (!HostFit.fits()) {
            StandbyScript.loaded(script, properties);
            return true;
        }
        configuration.get().load(this, script, properties);
        return true;
    }

    @Override
    public boolean destroy(Map<String, SimpleCustomProperty> properties) {
        return guarded("destroy", true, () -> {
            configuration.get().unload(this);
            return true;
        });
    }

    @Override
    public int getApiVersion() {
        return API_VERSION;
    }

    @Override
    public boolean isValidAuthenticationMethod(AuthenticationScriptUsageType usageType, Map<String, SimpleCustomProperty> properties) {
        // after an error nobody falls back to another method: it would log in, without a consent, also those who asked for ours
        return guarded("isValidAuthenticationMethod", true, () -> HostFit.fits() ? fallback.get().keepsUs()
                : StandbyScript.keepsUs(properties));
    }

    @Override
    public String getAlternativeAuthenticationMethod(AuthenticationScriptUsageType usageType, Map<String, SimpleCustomProperty> properties) {
        return guarded("getAlternativeAuthenticationMethod", null,
                () -> HostFit.fits() ? fallback.get().acr() : StandbyScript.fallbackAcr(properties));
    }

    /** (1) The person leaves for the bank. */
    @Override
    public boolean prepareForStep(Map<String, SimpleCustomProperty> properties, Map<String, String[]> parameters, int step) {
        return guarded("prepareForStep", false, () -> HostFit.fits() ? departure.get().prepare() : StandbyScript.prepare(properties));
    }

    /** (2) The person is back and has approved. */
    @Override
    public boolean authenticate(Map<String, SimpleCustomProperty> properties, Map<String, String[]> parameters, int step) {
        return guarded("authenticate", false, () -> HostFit.fits() && login.get().authenticate());
    }

    @Override
    public int getNextStep(Map<String, SimpleCustomProperty> properties, Map<String, String[]> parameters, int step) {
        return -1;
    }

    @Override
    public int getCountAuthenticationSteps(Map<String, SimpleCustomProperty> properties) {
        return 1;
    }

    @Override
    public String getPageForStep(Map<String, SimpleCustomProperty> properties, int step) {
        return "/auth/obconnect/redirect.xhtml";
    }

    /** Nothing: the journey is an attribute of the session itself. */
    @Override
    public List<String> getExtraParametersForStep(Map<String, SimpleCustomProperty> properties, int step) {
        return List.of();
    }

    @Override
    public boolean logout(Map<String, SimpleCustomProperty> properties, Map<String, String[]> parameters) {
        return true;
    }

    @Override
    public String getLogoutExternalUrl(Map<String, SimpleCustomProperty> properties, Map<String, String[]> parameters) {
        return null;
    }

    @Override
    public Map<String, String> getAuthenticationMethodClaims(Map<String, SimpleCustomProperty> properties) {
        return Map.of();
    }

    /** The server ignores a script's exception and goes on, and an {@link Error} would end the request without a response. */
    private static <T> T guarded(String step, T otherwise, Supplier<T> action) {
        try {
            return action.get();
        } catch (RuntimeException | LinkageError e) {
            LOG.error("{} {} in {}", ErrorCode.INTERNAL.id(), ErrorCode.INTERNAL.title(), step, e);
            leavePendingResponse();
            return otherwise;
        }
    }

    /** The endpoint filter writes it. Outside a Faces request there is nothing to answer. */
    private static void leavePendingResponse() {
        FacesContext faces = FacesContext.getCurrentInstance();
        if (faces != null && faces.getExternalContext().getRequest() instanceof HttpServletRequest request) {
            PendingResponse.page(ErrorCode.INTERNAL).on(request);
        }
    }
}
