package io.obconnect.web;

import io.obconnect.config.ActiveConfiguration;
import io.obconnect.config.KeyedConfiguration;
import jakarta.servlet.ServletRequest;

import java.util.Optional;

/** The configuration that was in force when a request came: filter, REST resource and script see the same one, whatever is loaded meanwhile. */
public final class ConfigurationOfRequest {

    private static final OncePerRequest<ActiveConfiguration, Optional<KeyedConfiguration>> TAKEN = new OncePerRequest<>("configuration");

    private ConfigurationOfRequest() {
    }

    public static Optional<KeyedConfiguration> of(ServletRequest request, ActiveConfiguration active) {
        return TAKEN.answer(request, active, active::current);
    }
}
