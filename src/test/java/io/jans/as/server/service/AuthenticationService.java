package io.jans.as.server.service;

import io.jans.as.common.model.common.User;
import io.jans.as.common.model.session.SessionId;
import io.jans.as.server.security.Identity;
import io.jans.jsf2.service.FacesService;
import io.jans.model.security.Credentials;
import io.obconnect.sandbox.server.AllowedParameters;
import io.obconnect.sandbox.server.Directories;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import java.util.HashMap;

/** Stand-in: logs persons in. */
@RequestScoped
public class AuthenticationService {

    @Inject
    private Identity identity;
    @Inject
    private Credentials credentials;
    @Inject
    private UserService users;
    @Inject
    private SessionIdService sessions;
    @Inject
    private FacesService faces;
    @Inject
    private Directories directory;
    @Inject
    private AllowedParameters allowed;

    /** Logs a person in without a password; false where there is none or it isn't active. */
    public boolean authenticate(String userName) {
        return loggedIn(users.getUser(userName));
    }

    public boolean authenticate(String userName, String password) {
        User user = users.getUser(userName);
        return user != null && directory.opens(user.getDn(), password) && loggedIn(user);
    }

    public boolean authenticateByUserInum(String inum) {
        return loggedIn(users.getUserByInum(inum));
    }

    private boolean loggedIn(User user) {
        if (user == null || !"active".equalsIgnoreCase(user.getStatus())) {
            return false;
        }
        credentials.setUsername(user.getUserId());
        identity.setUser(user);
        SessionId session = sessions.getSessionId();
        if (session != null) {
            session.getSessionAttributes().put("auth_user", user.getUserId());
            sessions.updateSessionId(session);
        }
        return true;
    }

    public User getAuthenticatedUser() {
        return identity.getUser() != null ? identity.getUser()
                : identity.getSessionId() != null ? sessions.getUser(identity.getSessionId()) : null;
    }

    /** Ties the person who has just logged in to the session. */
    public SessionId configureSessionUser(SessionId session) {
        FacesContext context = FacesContext.getCurrentInstance();
        User user = getAuthenticatedUser();
        SessionId authenticated = sessions.authenticated(session, user.getDn(),
                (HttpServletRequest) context.getExternalContext().getRequest(),
                (HttpServletResponse) context.getExternalContext().getResponse());
        identity.setSessionId(authenticated);
        authenticated.setUser(user);
        identity.quietLogin();
        return authenticated;
    }

    /** Fact: the browser goes to {@code authorize.htm} with the parameters of the session and its {@code sid}. */
    public void onSuccessfulLogin(SessionId session) {
        if (session == null || session.getUserDn() == null || sessions.getUser(session) == null) {
            return;
        }
        session.getSessionAttributes().put("session_id", session.getId());
        session.getSessionAttributes().put("sid", session.getOutsideSid());
        faces.redirect("/authorize.xhtml", new HashMap<>(allowed.of(session.getSessionAttributes())));
    }
}
