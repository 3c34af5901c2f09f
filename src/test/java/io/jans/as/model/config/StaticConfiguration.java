package io.jans.as.model.config;

import io.jans.as.model.configuration.Configuration;

import jakarta.enterprise.context.ApplicationScoped;

/** Stand-in: the auth server's fixed settings. */
@ApplicationScoped
public class StaticConfiguration implements Configuration {

    public BaseDnConfiguration getBaseDn() {
        return new BaseDnConfiguration();
    }
}
