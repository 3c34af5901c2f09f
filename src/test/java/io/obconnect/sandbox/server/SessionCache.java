package io.obconnect.sandbox.server;

import io.jans.as.common.model.session.SessionId;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What a node remembers of the sessions it has seen: two seconds, as on the genuine server. */
@ApplicationScoped
public class SessionCache {

    private static final long LIFETIME_MILLIS = 2000;

    private final Map<String, Remembered> sessions = new ConcurrentHashMap<>();

    public SessionId get(String dn) {
        Remembered found = sessions.get(dn);
        if (found == null || System.currentTimeMillis() - found.at() > LIFETIME_MILLIS) {
            sessions.remove(dn);
            return null;
        }
        return found.session();
    }

    public void put(SessionId session) {
        sessions.values().removeIf(each -> System.currentTimeMillis() - each.at() > LIFETIME_MILLIS);
        sessions.put(session.getDn(), new Remembered(session, System.currentTimeMillis()));
    }

    public void remove(String dn) {
        sessions.remove(dn);
    }

    public void clear() {
        sessions.clear();
    }

    private record Remembered(SessionId session, long at) {
    }
}
