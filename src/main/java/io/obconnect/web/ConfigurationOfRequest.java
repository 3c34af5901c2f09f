package io.obconnect.web;

import io.obconnect.config.ActiveConfiguration;
import io.obconnect.config.KeyedConfiguration;
import jakarta.servlet.ServletRequest;

import java.util.Optional;

/** The active configuration when a request arrived. Filter, REST resource and script use the same one, even if another is loaded meanwhile. */
public final class ConfigurationOfRequest {

    private static final OncePerRequest<ActiveConfiguration, Optional<KeyedConfiguration>> TAKEN = new OncePerRequest<>("configuration");

    private ConfigurationOfRequest() {
    }

    public static Optional<KeyedConfiguration> of(ServletRequest request, ActiveConfiguration active) {
        return TAKEN.answer(request, active, active::current);
    }
}
