package io.obconnect.janssen;

import io.jans.as.common.model.session.SessionId;
import io.jans.as.server.service.SessionIdService;
import io.jans.jsf2.service.FacesService;

/** The server's own password page. It isn't a script, so the server can't switch to it from one: the session is turned to it here. */
final class PasswordPage {

    /** Its acr: the name that the server keeps for it. */
    static final String ACR = "simple_password_auth";

    private PasswordPage() {
    }

    static void show(SessionId session, SessionIdService sessions, FacesService faces) {
        session.getSessionAttributes().put("acr", ACR);
        sessions.updateSessionId(session, true, true, true);
        faces.redirect("/login.xhtml");
    }
}
