package io.jans.as.server.security;

import io.jans.as.common.model.common.User;
import io.jans.as.common.model.registration.Client;
import io.jans.as.common.model.session.SessionId;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;

/** Stand-in: who the current request belongs to, with the auth server's session. */
@RequestScoped
@Named
public class Identity extends io.jans.model.security.Identity {

    private SessionId sessionId;
    private User user;
    private Client sessionClient;

    public SessionId getSessionId() {
        return sessionId;
    }

    public void setSessionId(SessionId sessionId) {
        this.sessionId = sessionId;
    }

    public User getUser() {
        return user;
    }

    public void setUser(User user) {
        this.user = user;
    }

    /** The client that authenticated itself at this request. */
    public Client sessionClient() {
        return sessionClient;
    }

    public void sessionClient(Client client) {
        this.sessionClient = client;
    }
}
