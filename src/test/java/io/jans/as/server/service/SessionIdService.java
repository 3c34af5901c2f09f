package io.jans.as.server.service;

import com.unboundid.ldap.sdk.RDN;
import io.jans.as.common.model.common.User;
import io.jans.as.common.model.session.SessionId;
import io.jans.as.common.model.session.SessionIdState;
import io.jans.as.model.config.StaticConfiguration;
import io.jans.as.model.configuration.AppConfiguration;
import io.jans.as.server.security.Identity;
import io.jans.as.server.service.external.ExternalAuthenticationService;
import io.jans.orm.PersistenceEntryManager;
import io.jans.orm.exception.EntryPersistenceException;
import io.jans.orm.search.filter.Filter;
import io.obconnect.sandbox.server.SessionCache;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.json.JSONArray;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Stand-in: finds, stores and removes sessions. */
@RequestScoped
@Named
public class SessionIdService {

    private static final Logger LOG = LoggerFactory.getLogger(SessionIdService.class);

    @Inject
    private PersistenceEntryManager entries;
    @Inject
    private SessionCache cache;
    @Inject
    private StaticConfiguration configuration;
    @Inject
    private AppConfiguration appConfiguration;
    @Inject
    private CookieService cookies;
    @Inject
    private UserService users;
    @Inject
    private Identity identity;
    @Inject
    private ExternalAuthenticationService scripts;
    @Inject
    private Clock clock;

    public String getAcr(SessionId session) {
        if (session == null) {
            return null;
        }
        String acr = session.getSessionAttributes().get("acr");
        return acr == null || acr.isBlank() ? session.getSessionAttributes().get("acr_values") : acr;
    }

    /** The session of the current Faces request: by its cookie, else the one that the request was given. */
    public SessionId getSessionId() {
        SessionId own = identity.getSessionId();
        FacesContext faces = FacesContext.getCurrentInstance();
        String id = faces == null ? "" : cookies.getSessionIdFromCookie((HttpServletRequest) faces.getExternalContext().getRequest());
        SessionId found = getSessionId(id.isEmpty() && own != null ? own.getId() : id);
        return found == null && own != null ? getSessionId(own.getId()) : found;
    }

    public SessionId getSessionId(HttpServletRequest request) {
        return getSessionId(cookies.getSessionIdFromCookie(request));
    }

    public SessionId getSessionId(String sessionId) {
        return getSessionId(sessionId, false);
    }

    public SessionId getSessionId(String sessionId, boolean silently) {
        if (sessionId == null || sessionId.isEmpty()) {
            return null;
        }
        SessionId session = getSessionById(sessionId, silently);
        return isSessionValid(session) ? session : null;
    }

    public SessionId getSessionById(String sessionId, boolean silently) {
        return getSessionByDn(dn(sessionId), silently);
    }

    public SessionId getSessionByDn(String dn) {
        return getSessionByDn(dn, false);
    }

    /** Fact: every node keeps the sessions it has seen for two seconds, and hands out the very same object meanwhile. */
    public SessionId getSessionByDn(String dn, boolean silently) {
        if (dn == null || dn.isBlank()) {
            return null;
        }
        SessionId cached = cache.get(dn);
        if (cached != null && isSessionValid(cached)) {
            return cached;
        }
        try {
            SessionId session = entries.find(SessionId.class, dn);
            cache.put(session);
            return session;
        } catch (EntryPersistenceException e) {
            if (!silently) {
                LOG.debug("no session {}", dn);
            }
            return null;
        }
    }

    public SessionId getSessionBySid(String sid) {
        List<SessionId> found = sid == null || sid.isBlank() ? List.of()
                : entries.findEntries(configuration.getBaseDn().getSessions(), SessionId.class, Filter.createEqualityFilter("sid", sid));
        return found.size() == 1 ? found.get(0) : null;
    }

    public Map<String, String> getSessionAttributes(SessionId session) {
        return session == null ? null : session.getSessionAttributes();
    }

    public boolean isExpired(SessionId session) {
        return session.getAuthenticationTime() != null
                && age(session.getAuthenticationTime()) > appConfiguration.getSessionIdLifetime() * 1000L;
    }

    public boolean isSessionValid(SessionId session) {
        return session != null
                && age(session.getLastUsedAt()) <= appConfiguration.getSessionIdLifetime() * 1000L
                && (session.getState() != SessionIdState.UNAUTHENTICATED
                || age(session.getLastUsedAt()) <= appConfiguration.getSessionIdUnauthenticatedUnusedLifetime() * 1000L);
    }

    private long age(Date since) {
        return clock.millis() - since.getTime();
    }

    public boolean isSessionIdAuthenticated(SessionId session) {
        return session != null && session.getState() == SessionIdState.AUTHENTICATED;
    }

    public boolean remove(SessionId session) {
        try {
            entries.remove(session.getDn(), SessionId.class);
            cache.remove(session.getDn());
            return true;
        } catch (EntryPersistenceException e) {
            return false;
        }
    }

    public boolean updateSessionId(SessionId session) {
        return updateSessionId(session, true);
    }

    public boolean updateSessionId(SessionId session, boolean updateLastUsedAt) {
        return updateSessionId(session, updateLastUsedAt, false, true);
    }

    /** Fact: false where the session can't be written; nothing is thrown. */
    public boolean updateSessionId(SessionId session, boolean updateLastUsedAt, boolean forceUpdate, boolean modified) {
        try {
            if (updateLastUsedAt) {
                session.setLastUsedAt(Date.from(clock.instant()));
            }
            expire(session);
            entries.merge(session);
            cache.put(session);
            return true;
        } catch (EntryPersistenceException e) {
            LOG.debug("session not updated", e);
            return false;
        }
    }

    /** A session before anybody is logged in. */
    public SessionId unauthenticated(Map<String, String> attributes) {
        SessionId session = new SessionId();
        session.setCreationDate(Date.from(clock.instant()));
        rename(session, UUID.randomUUID().toString());
        session.setOutsideSid(UUID.randomUUID().toString());
        session.setSessionState(UUID.randomUUID() + "." + UUID.randomUUID());
        session.setState(SessionIdState.UNAUTHENTICATED);
        session.setAuthenticationTime(Date.from(clock.instant()));
        session.setSessionAttributes(attributes);
        attributes.put("opbs", UUID.randomUUID().toString());
        return session;
    }

    /** Fact: a store that refuses is logged, and told to nobody. The session is in no cache then. */
    public void persist(SessionId session) {
        session.setLastUsedAt(Date.from(clock.instant()));
        expire(session);
        try {
            entries.persist(session);
            cache.put(session);
        } catch (EntryPersistenceException e) {
            LOG.error("session not written", e);
        }
    }

    /** Fact: the session gets another id when somebody logs in; the old one stands in its attributes. */
    public SessionId authenticated(SessionId session, String userDn, HttpServletRequest request, HttpServletResponse response) {
        session.setUserDn(userDn);
        session.setAuthenticationTime(Date.from(clock.instant()));
        session.setState(SessionIdState.AUTHENTICATED);
        if (!appConfiguration.getChangeSessionIdOnAuthentication()) {
            updateSessionId(session, true, true, true);
            return session;
        }
        String old = session.getId();
        remove(session);
        rename(session, UUID.randomUUID().toString());
        session.getSessionAttributes().put(SessionId.OLD_SESSION_ID_ATTR_KEY, old);
        persist(session);
        cookies.createSessionIdCookie(session, request, response, false);
        return session;
    }

    /** The person of a session, as loaded when it was first asked for. */
    public User getUser(SessionId session) {
        if (session == null) {
            return null;
        }
        if (session.getUser() == null && session.getUserDn() != null && !session.getUserDn().isBlank()) {
            session.setUser(users.getUserByDn(session.getUserDn()));
        }
        return session.getUser();
    }

    /** The acrs that a request names, by the names of their scripts. */
    public List<String> acrValuesList(String acrValues) {
        if (acrValues == null || acrValues.isBlank()) {
            return List.of();
        }
        List<String> names = new ArrayList<>();
        if (acrValues.startsWith("[")) {
            new JSONArray(acrValues).forEach(value -> names.add(String.valueOf(value)));
        } else {
            names.addAll(List.of(acrValues.trim().split(" +")));
        }
        return names.stream().map(scripts::scriptName).distinct().toList();
    }

    private void expire(SessionId session) {
        long lifetime = session.getState() == SessionIdState.UNAUTHENTICATED
                ? appConfiguration.getSessionIdUnauthenticatedUnusedLifetime() : appConfiguration.getSessionIdLifetime();
        session.setExpirationDate(Date.from(session.getCreationDate().toInstant().plusSeconds(lifetime)));
    }

    private void rename(SessionId session, String id) {
        session.setId(id);
        session.setDn(dn(id));
    }

    private String dn(String id) {
        return new RDN("jansId", id) + "," + configuration.getBaseDn().getSessions();
    }
}
