package io.jans.as.server.auth;

import io.jans.as.common.model.common.User;
import io.jans.as.common.model.session.SessionId;
import io.jans.as.common.model.session.SessionIdState;
import io.jans.as.server.security.Identity;
import io.jans.as.server.service.AuthenticationService;
import io.jans.as.server.service.SessionIdService;
import io.jans.as.server.service.external.ExternalAuthenticationService;
import io.jans.jsf2.service.FacesService;
import io.jans.model.AuthenticationScriptUsageType;
import io.jans.model.SimpleCustomProperty;
import io.jans.model.custom.script.conf.CustomScriptConfiguration;
import io.jans.model.custom.script.type.auth.PersonAuthenticationType;
import io.jans.model.security.Credentials;
import io.jans.orm.exception.EntryPersistenceException;
import io.obconnect.sandbox.server.PasswordLogin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** Runs the steps of a person's login; the pages call it. */
@RequestScoped
@Named
public class Authenticator {

    private static final Logger LOG = LoggerFactory.getLogger(Authenticator.class);
    private static final String SUCCESS = "success";
    private static final String FAILURE = "failure";
    private static final String EXPIRED = "expired";
    private static final String AUTHENTICATION_FAILED = "authentication_failed";

    @Inject
    private SessionIdService sessions;
    @Inject
    private AuthenticationService authentication;
    @Inject
    private ExternalAuthenticationService scripts;
    @Inject
    private Credentials credentials;
    @Inject
    private Identity identity;
    @Inject
    private FacesService faces;

    /** The button of {@code login.htm}. */
    public boolean authenticate() {
        if (sessions.isSessionIdAuthenticated(current())) {
            faces.redirect("/error.xhtml");
            return false;
        }
        String result = interactive();
        if (result.equals(FAILURE) || result.equals(EXPIRED)) {
            faces.redirect("/error.xhtml");
        } else if (result.equals(AUTHENTICATION_FAILED)) {
            FacesContext.getCurrentInstance().addMessage(null, new FacesMessage("Wrong name or password"));
        }
        return result.equals(SUCCESS);
    }

    /** What a page's view action calls; without a session it leads to {@code error.htm}. */
    public String authenticateWithOutcome() {
        String result = interactive();
        if (!result.equals(SUCCESS)) {
            faces.redirect("/error.xhtml");
        }
        return result;
    }

    private SessionId current() {
        return identity.getSessionId() != null ? identity.getSessionId()
                : sessions.getSessionId((HttpServletRequest) FacesContext.getCurrentInstance().getExternalContext().getRequest());
    }

    private String interactive() {
        try {
            SessionId session = current();
            if (session == null) {
                return EXPIRED;
            }
            identity.setSessionId(session);
            String acr = session.getSessionAttributes().get("acr");
            return PasswordLogin.ACR.equals(acr) ? byPassword(session) : byScript(session, acr);
        } catch (RuntimeException e) {
            LOG.error("authentication failed", e);
            return FAILURE;
        }
    }

    private String byPassword(SessionId session) {
        if (credentials.getUsername() == null || credentials.getUsername().isEmpty()) {
            return FAILURE;
        }
        if (!authentication.authenticate(credentials.getUsername(), credentials.getPassword())) {
            return AUTHENTICATION_FAILED;
        }
        authentication.onSuccessfulLogin(authentication.configureSessionUser(session));
        return SUCCESS;
    }

    private String byScript(SessionId session, String acr) {
        CustomScriptConfiguration script = scripts.getCustomScriptConfiguration(AuthenticationScriptUsageType.INTERACTIVE, acr);
        if (script == null) {
            return FAILURE;
        }
        int step = Integer.parseInt(session.getSessionAttributes().getOrDefault("auth_step", "1"));
        restoreWorkingParameters(session);
        PersonAuthenticationType type = (PersonAuthenticationType) script.getExternalType();
        Map<String, SimpleCustomProperty> properties = script.getConfigurationAttributes();
        if (!guarded(false, () -> type.authenticate(properties, parameters(), step))) {
            sessions.updateSessionId(session);
            return AUTHENTICATION_FAILED;
        }
        keepExtraParameters(session, type, properties, step + 1);
        if (step < guarded(0, () -> type.getCountAuthenticationSteps(properties))) {
            session.getSessionAttributes().put("auth_step", String.valueOf(step + 1));
            session.getSessionAttributes().put("auth_step_passed_" + step, "true");
            sessions.updateSessionId(session, true, true, true);
            faces.redirect(guarded("/login.xhtml", () -> type.getPageForStep(properties, step + 1)));
            return SUCCESS;
        }
        SessionId authenticated = authentication.configureSessionUser(session);
        authentication.onSuccessfulLogin(authenticated);
        return SUCCESS;
    }

    /** What the login pages' view action calls. */
    public String prepareAuthenticationForStep() {
        String result = prepareAuthenticationForStep(sessions.getSessionId());
        if (!result.equals(SUCCESS)) {
            faces.redirect("/error.xhtml");
        }
        return result;
    }

    /** Lets the script redirect before its page is shown. */
    public String prepareAuthenticationForStep(SessionId session) {
        if (session == null) {
            return EXPIRED;
        }
        identity.setSessionId(session);
        Map<String, String> attributes = session.getSessionAttributes();
        String acr = attributes.get("acr");
        if (acr == null || PasswordLogin.ACR.equals(acr)) {
            return SUCCESS;
        }
        CustomScriptConfiguration script = scripts.getCustomScriptConfiguration(AuthenticationScriptUsageType.INTERACTIVE, acr);
        if (script == null) {
            return FAILURE;
        }
        restoreWorkingParameters(session);
        CustomScriptConfiguration determined =
                scripts.determineExternalAuthenticatorForWorkflow(AuthenticationScriptUsageType.INTERACTIVE, script);
        if (determined == null) {
            return FAILURE;
        }
        if (!determined.getName().equals(script.getName())) {
            attributes.put("acr", determined.getName());
            attributes.put("auth_level", String.valueOf(determined.getLevel()));
            attributes.put("auth_step", "1");
            sessions.updateSessionId(session, true, true, true);
            String page = ((PersonAuthenticationType) determined.getExternalType())
                    .getPageForStep(determined.getConfigurationAttributes(), 1);
            faces.redirect(page == null || page.isEmpty() ? "/login.xhtml" : page);
            return SUCCESS;
        }
        PersonAuthenticationType type = (PersonAuthenticationType) script.getExternalType();
        int step = Integer.parseInt(attributes.getOrDefault("auth_step", "1"));
        if (!guarded(false, () -> type.prepareForStep(script.getConfigurationAttributes(), parameters(), step))) {
            return FAILURE;
        }
        keepExtraParameters(session, type, script.getConfigurationAttributes(), step);
        return sessions.updateSessionId(session, true, true, true) ? SUCCESS : FAILURE;
    }

    /** Fact: what a script throws is only logged. */
    private static <T> T guarded(T otherwise, Supplier<T> call) {
        try {
            return call.get();
        } catch (RuntimeException e) {
            LOG.error("script failed", e);
            return otherwise;
        }
    }

    private static Map<String, String[]> parameters() {
        return FacesContext.getCurrentInstance().getExternalContext().getRequestParameterValuesMap();
    }

    private void restoreWorkingParameters(SessionId session) {
        for (String name : session.getSessionAttributes().getOrDefault("auth_external_attributes", "").split(" ")) {
            if (session.getSessionAttributes().containsKey(name)) {
                identity.setWorkingParameter(name, session.getSessionAttributes().get(name));
            }
        }
    }

    /** Fact: working parameters outlast the request only where the script names them. */
    private void keepExtraParameters(SessionId session, PersonAuthenticationType type,
            Map<String, SimpleCustomProperty> properties, int step) {
        List<String> names = guarded(List.of(), () -> type.getExtraParametersForStep(properties, step));
        if (names == null) {
            return;
        }
        Set<String> kept = new LinkedHashSet<>(
                List.of(session.getSessionAttributes().getOrDefault("auth_external_attributes", "").split(" ")));
        for (String name : names) {
            if (identity.isSetWorkingParameter(name)) {
                session.getSessionAttributes().put(name, String.valueOf(identity.getWorkingParameter(name)));
                kept.add(name);
            }
        }
        session.getSessionAttributes().put("auth_external_attributes", String.join(" ", kept).trim());
    }

    /**
     * Makes a live session the request's; false where its person is gone. Fact: neither the session nor the cookie is removed then.
     */
    public boolean authenticateBySessionId(SessionId session) {
        try {
            User user = session.getState() == SessionIdState.AUTHENTICATED ? sessions.getUser(session) : null;
            if (user == null) {
                return false;
            }
            identity.setUser(user);
            identity.setSessionId(session);
            identity.quietLogin();
            return true;
        } catch (EntryPersistenceException e) {
            LOG.trace("the session's person is gone", e);
            return false;
        }
    }
}
