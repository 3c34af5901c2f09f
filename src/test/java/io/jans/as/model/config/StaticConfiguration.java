package io.jans.as.model.config;

import io.jans.as.model.configuration.Configuration;

import jakarta.enterprise.context.ApplicationScoped;

@ApplicationScoped
public class StaticConfiguration implements Configuration {

    public BaseDnConfiguration getBaseDn() {
        return new BaseDnConfiguration();
    }
}
