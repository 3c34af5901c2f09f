package io.obconnect.sandbox.server;

import io.jans.as.common.model.common.User;
import io.jans.as.common.model.registration.Client;
import io.jans.as.common.model.session.SessionId;
import io.jans.as.common.model.session.SessionIdState;
import io.jans.as.persistence.model.ClientAuthorization;
import io.jans.as.server.auth.Authenticator;
import io.jans.as.server.security.Identity;
import io.jans.as.server.service.AuthorizeService;
import io.jans.as.server.service.ClientAuthorizationsService;
import io.jans.as.server.service.ClientService;
import io.jans.as.server.service.CookieService;
import io.jans.as.server.service.SessionIdService;
import io.jans.as.server.service.external.ExternalAuthenticationService;
import io.jans.jsf2.service.FacesService;
import io.jans.model.AuthenticationScriptUsageType;
import io.jans.model.custom.script.conf.CustomScriptConfiguration;
import io.jans.model.custom.script.type.auth.PersonAuthenticationType;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** {@code authorize.htm}: sends whoever isn't logged in to the login, and shows the server's own consent page. */
@RequestScoped
@Named("authorizeAction")
public class AuthorizePage {

    private static final Logger LOG = LoggerFactory.getLogger(AuthorizePage.class);

    @Inject
    private ClientService clients;
    @Inject
    private SessionIdService sessions;
    @Inject
    private AuthorizeService authorization;
    @Inject
    private ExternalAuthenticationService scripts;
    @Inject
    private ClientAuthorizationsService authorizations;
    @Inject
    private Authenticator authenticator;
    @Inject
    private AcrChange acrChange;
    @Inject
    private AllowedParameters allowed;
    @Inject
    private CookieService cookies;
    @Inject
    private FacesService faces;
    @Inject
    private Identity identity;
    @Inject
    private DefaultAcr defaultAcr;

    /** The page's view action. */
    public void checkPermissionGranted() {
        try {
            check();
        } catch (RuntimeException e) {
            LOG.error("authorize.htm failed", e);
            permissionDenied();
        }
    }

    private void check() {
        ExternalContext external = FacesContext.getCurrentInstance().getExternalContext();
        Map<String, String> parameters = allowed.of(external.getRequestParameterMap());
        Client client = clients.getClient(parameters.get("client_id"));
        if (client == null || !registered(client, parameters.get("redirect_uri"))) {
            permissionDenied();
            return;
        }
        List<String> prompts = new ArrayList<>(RequestCheck.words(parameters.get("prompt")));
        SessionId session = named();
        switch (acrChange.between(session, parameters.get("acr_values"))) {
            case UNKNOWN -> {
                permissionDenied();
                return;
            }
            case STRONGER -> {
                session.setState(SessionIdState.UNAUTHENTICATED);
                sessions.updateSessionId(session);
            }
            case NONE -> {
            }
        }
        if (session == null || session.getUserDn() == null || session.getState() != SessionIdState.AUTHENTICATED) {
            login(client, parameters, session, external);
            return;
        }
        if (prompts.contains("select_account")) {
            // fact: it stays among the parameters, so that whoever logs in there gets here again
            faces.redirect("/selectAccount.xhtml", new HashMap<>(parameters));
            return;
        }
        merge(session, parameters);
        if (!prompts.contains("consent") && (client.getTrustedClient() || authorized(session, client, parameters.get("scope")))) {
            authorization.permissionGranted(session);
        }
    }

    /** Fact: the page's parameter {@code session_id} names a session as well as the cookie does, and goes first. */
    private SessionId named() {
        return authorization.getSession(FacesContext.getCurrentInstance().getExternalContext().getRequestParameterMap().get("session_id"));
    }

    private static boolean registered(Client client, String redirectUri) {
        List<String> registered = List.of(client.getRedirectUris());
        return redirectUri == null || redirectUri.isEmpty() ? registered.size() == 1 : registered.contains(redirectUri);
    }

    /** Fact: the session follows the latest request, {@code sid} too, which only this writes: another node must find it there. */
    private void merge(SessionId session, Map<String, String> parameters) {
        session.getSessionAttributes().putAll(parameters);
        sessions.updateSessionId(session);
    }

    private boolean authorized(SessionId session, Client client, String scope) {
        User user = sessions.getUser(session);
        ClientAuthorization found = authorizations.find(user.getAttribute("inum"), client.getClientId());
        return found != null && found.getScopes() != null && List.of(found.getScopes()).containsAll(RequestCheck.words(scope));
    }

    /** Fact: whoever opens this page gets here, with parameters that nobody has looked at. */
    private void login(Client client, Map<String, String> parameters, SessionId former, ExternalContext external) {
        List<String> acrs = sessions.acrValuesList(parameters.get("acr_values"));
        if (acrs.isEmpty()) {
            acrs = List.of(defaultAcr.name());
        }
        CustomScriptConfiguration script = scripts.determineCustomScriptConfiguration(AuthenticationScriptUsageType.INTERACTIVE, acrs);
        if (script == null) {
            permissionDenied();
            return;
        }
        Map<String, String> attributes = new HashMap<>(parameters);
        attributes.remove("acr_values");
        attributes.put("acr", script.getName());
        attributes.put("auth_step", "1");
        attributes.put("remote_ip", ((HttpServletRequest) external.getRequest()).getRemoteAddr());
        SessionId session = sessions.unauthenticated(attributes);
        session.addPermission(client.getClientId(), false);
        if (former != null) {
            // fact: that ends whatever this browser had begun before
            former.permissions().forEach(session::addPermission);
            sessions.remove(former);
        }
        sessions.persist(session);
        cookies.createSessionIdCookie(session, (HttpServletRequest) external.getRequest(),
                (HttpServletResponse) external.getResponse(), false);
        identity.setSessionId(session);
        String page = ((PersonAuthenticationType) script.getExternalType()).getPageForStep(script.getConfigurationAttributes(), 1);
        if (page == null || page.isEmpty()) {
            page = "/login.xhtml";
        }
        if (!page.endsWith("xhtml")) {
            faces.redirectToExternalURL(page);
        } else if (page.endsWith("postlogin.xhtml")) {
            authenticator.authenticateWithOutcome();
        } else {
            authenticator.prepareAuthenticationForStep(session);
            if (!FacesContext.getCurrentInstance().getResponseComplete()) {
                faces.renderView(page);
            }
        }
    }

    /** The consent page's button. */
    public void permissionGranted() {
        SessionId session = named();
        if (session == null || sessions.getUser(session) == null) {
            permissionDenied();
            return;
        }
        authorization.permissionGranted(session);
    }

    /** The consent page's other button. */
    public void permissionDenied() {
        authorization.permissionDenied(named());
    }

    /** Who asks, for the page. */
    public String getClientName() {
        SessionId session = named();
        Client client = session == null ? null : clients.getClient(session.getSessionAttributes().get("client_id"));
        return client == null ? "" : client.getClientName();
    }
}
