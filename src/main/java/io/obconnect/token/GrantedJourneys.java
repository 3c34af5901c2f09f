package io.obconnect.token;

import io.obconnect.journey.Journey;

import java.util.Optional;

/** The journeys of sessions that grants came from. */
@FunctionalInterface
public interface GrantedJourneys {

    /** The journey in this session; empty where the session has ended or had none. */
    Optional<Journey> find(String sessionDn);
}
