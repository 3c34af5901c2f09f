package io.obconnect.sandbox.server;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The node's clock; tests move it. It takes the place of any other {@link Clock} bean in the web application. */
@Dependent
@Alternative
@Priority(Interceptor.Priority.APPLICATION + 900)
public class MovableClock extends Clock {

    @Inject
    private Settings settings;

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }

    @Override
    public Instant instant() {
        return Instant.now().plusMillis(settings.clockAhead());
    }
}
