package io.jans.as.server.model.config;

import io.jans.as.model.config.StaticConfiguration;
import io.jans.as.model.configuration.AppConfiguration;
import io.obconnect.sandbox.server.Settings;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Stand-in: where the settings come from. */
@ApplicationScoped
public class ConfigurationFactory {

    @Inject
    private AppConfiguration appConfiguration;
    @Inject
    private StaticConfiguration staticConfiguration;
    @Inject
    private Settings settings;

    public AppConfiguration getAppConfiguration() {
        return appConfiguration;
    }

    public StaticConfiguration getStaticConfiguration() {
        return staticConfiguration;
    }

    public String getCryptoConfigurationSalt() {
        return settings.text("salt");
    }

    public String getFacesMapping() {
        return ".htm";
    }

    public String getContextPath() {
        return "/jans-auth";
    }
}
