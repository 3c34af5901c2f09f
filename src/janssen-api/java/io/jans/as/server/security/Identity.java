package io.jans.as.server.security;

import io.jans.as.common.model.common.User;
import io.jans.as.common.model.session.SessionId;

/** Who the current request belongs to, with the auth server's session. */
public class Identity extends io.jans.model.security.Identity {
    public Identity() {
    }

    public SessionId getSessionId() {
        throw new UnsupportedOperationException();
    }

    public void setSessionId(SessionId sessionId) {
        throw new UnsupportedOperationException();
    }

    public User getUser() {
        throw new UnsupportedOperationException();
    }

    public void setUser(User user) {
        throw new UnsupportedOperationException();
    }
}
