package io.obconnect.sandbox.server;

import io.jans.as.common.model.session.SessionId;
import io.jans.as.common.model.session.SessionIdState;
import io.jans.as.server.service.SessionIdService;
import io.jans.as.server.service.external.ExternalAuthenticationService;
import io.jans.model.custom.script.conf.CustomScriptConfiguration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import java.util.List;

/** Whether a live session will do for the acr that a new request names. */
@ApplicationScoped
public class AcrChange {

    /** What the request needs. */
    enum Need {
        /** the session will do */
        NONE,
        /** somebody has to log in again */
        STRONGER,
        /** there is no such acr */
        UNKNOWN
    }

    @Inject
    private SessionIdService sessions;
    @Inject
    private ExternalAuthenticationService scripts;

    Need between(SessionId session, String acrValues) {
        if (session == null || session.getState() != SessionIdState.AUTHENTICATED) {
            return Need.NONE;
        }
        String current = sessions.getAcr(session);
        List<String> wanted = sessions.acrValuesList(acrValues);
        if (current == null || wanted.isEmpty() || wanted.contains(current)) {
            return Need.NONE;
        }
        for (String acr : wanted) {
            CustomScriptConfiguration script = scripts.getCustomScriptConfigurationByName(acr);
            if (script == null) {
                return Need.UNKNOWN;
            }
            CustomScriptConfiguration present = scripts.getCustomScriptConfigurationByName(current);
            if ((present == null ? -1 : present.getLevel()) < script.getLevel()) {
                return Need.STRONGER;
            }
        }
        return Need.NONE;
    }
}
