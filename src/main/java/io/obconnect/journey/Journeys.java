package io.obconnect.journey;

import java.util.Optional;

/** The auth server's session store, shared by all nodes. */
public interface Journeys {

    /** The session of this id; empty where it has ended or never was. */
    Optional<JourneySession> find(String sessionId);

    /** The same as the store itself has it, where the store keeps sessions: a node hands out what it has written, also where that write was refused. */
    Optional<JourneySession> stored(String sessionId);

    /** The session of this public name; empty where it has ended or never was, or the store can't find sessions by it. */
    Optional<JourneySession> findBySid(String sid);
}
