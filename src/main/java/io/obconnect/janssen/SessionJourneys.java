package io.obconnect.janssen;

import io.jans.as.common.model.session.SessionId;
import io.jans.as.server.service.SessionIdService;
import io.obconnect.journey.Journey;
import io.obconnect.journey.JourneyCodec;
import io.obconnect.token.GrantedJourneys;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;

import java.util.Optional;

/** Journeys in the sessions that grants remember by their DN. */
@Dependent
public class SessionJourneys implements GrantedJourneys {

    private final SessionIdService sessions;

    @Inject
    public SessionJourneys(SessionIdService sessions) {
        this.sessions = sessions;
    }

    @Override
    public Optional<Journey> find(String sessionDn) {
        return attribute(sessionDn, JourneyCodec.ATTRIBUTE).flatMap(JourneyCodec::decode);
    }

    /** An attribute of the session; empty where the session has ended. */
    Optional<String> attribute(String sessionDn, String name) {
        return Optional.ofNullable(sessions.getSessionByDn(sessionDn, true)).map(SessionId::getSessionAttributes)
                .map(attributes -> attributes.get(name));
    }
}
