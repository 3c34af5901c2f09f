package io.obconnect.janssen;

import io.jans.as.common.model.session.SessionId;
import io.jans.as.common.model.session.SessionIdState;
import io.jans.as.model.config.StaticConfiguration;
import io.jans.as.model.configuration.AppConfiguration;
import io.jans.as.server.service.SessionIdService;
import io.jans.orm.PersistenceEntryManager;
import io.jans.orm.search.filter.Filter;
import io.obconnect.journey.Journey;
import io.obconnect.journey.JourneyCodec;
import io.obconnect.journey.JourneySession;
import io.obconnect.journey.Journeys;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;

/** Journeys in the server's sessions. */
@ApplicationScoped
public class JanssenJourneys implements Journeys {

    /** For the server's other extensions and for whoever reads a session: the protocol's words, beside our own attribute. */
    static final String INTENT_ATTRIBUTE = "openbanking_intent_id";
    static final String CONSENT_ATTRIBUTE = "consent_id";

    @Inject
    private SessionIdService sessions;
    @Inject
    private PersistenceEntryManager store;
    @Inject
    private AppConfiguration settings;
    @Inject
    private StaticConfiguration branches;

    @Override
    public Optional<JourneySession> find(String sessionId) {
        return Optional.ofNullable(sessions.getSessionId(sessionId)).map(this::of);
    }

    @Override
    public Optional<JourneySession> stored(String sessionId) {
        Optional<SessionId> known = Optional.ofNullable(sessions.getSessionId(sessionId));
        if (Boolean.TRUE.equals(settings.getSessionIdPersistInCache())) {
            return known.map(this::of);
        }
        try {
            return known.map(session -> store.find(session.getDn(), SessionId.class, null)).map(this::of);
        } catch (RuntimeException goneOrDown) { // both stores say it with the same exception
            return Optional.empty();
        }
    }

    /** Not by the server's look-up, which finds nothing where two nodes have logged the same session in at once. Either will do. */
    @Override
    public Optional<JourneySession> findBySid(String sid) {
        try {
            return store.findEntries(branches.getBaseDn().getSessions(), SessionId.class, Filter.createEqualityFilter("sid", sid), 2).stream()
                    .filter(sessions::isSessionValid).max(Comparator.comparing(session -> session.getState() == SessionIdState.AUTHENTICATED))
                    .map(this::of);
        } catch (RuntimeException e) {
            return Optional.empty(); // as the server's look-up by id answers when its store is down
        }
    }

    private JourneySession of(SessionId session) {
        return new InSession(session);
    }

    /** Notes the journey on a session that the server is about to write itself. */
    public void note(SessionId session, Journey journey) {
        session.getSessionAttributes().put(JourneyCodec.ATTRIBUTE, JourneyCodec.encode(journey));
        session.getSessionAttributes().put(INTENT_ATTRIBUTE, journey.intent().value());
        journey.consent().ifPresent(consent -> session.getSessionAttributes().put(CONSENT_ATTRIBUTE, consent.consentId()));
    }

    private final class InSession implements JourneySession {

        private final SessionId session;
        /** What {@link #journey} said, and of which text: several ask in one request. */
        private String decoded;
        private Optional<Journey> journey = Optional.empty();

        private InSession(SessionId session) {
            this.session = session;
        }

        @Override
        public String id() {
            return session.getId();
        }

        @Override
        public String sid() {
            return session.getOutsideSid();
        }

        @Override
        public boolean authenticated() {
            return session.getState() == SessionIdState.AUTHENTICATED;
        }

        @Override
        public Optional<String> attribute(String name) {
            return Optional.ofNullable(session.getSessionAttributes().get(name));
        }

        @Override
        public Optional<Journey> journey() {
            String text = session.getSessionAttributes().get(JourneyCodec.ATTRIBUTE);
            if (!Objects.equals(text, decoded)) { // the server's object may change meanwhile
                decoded = text;
                journey = JourneyCodec.decode(text);
            }
            return journey;
        }

        @Override
        public void remove() {
            sessions.remove(session);
        }
    }
}
