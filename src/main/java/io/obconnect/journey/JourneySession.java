package io.obconnect.journey;

import java.util.Optional;

/** One session of the auth server's, as far as a journey needs it. */
public interface JourneySession {

    /** The session id; it changes when the person is logged in. */
    String id();

    /** {@code sid}: the session's public name, which never changes. */
    String sid();

    /** Whether the server has somebody logged in in this session. */
    boolean authenticated();

    /** A session attribute: the request's parameters, as the server keeps them. */
    Optional<String> attribute(String name);

    /** The journey in this session. */
    Optional<Journey> journey();

    /** Ends the session on the server. */
    void remove();
}
