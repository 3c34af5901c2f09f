package io.jans.as.server.model.config;

import io.jans.as.model.config.StaticConfiguration;
import io.jans.as.model.configuration.AppConfiguration;

/** Where the settings come from. */
public class ConfigurationFactory {
    public AppConfiguration getAppConfiguration() {
        throw new UnsupportedOperationException();
    }

    public StaticConfiguration getStaticConfiguration() {
        throw new UnsupportedOperationException();
    }

    public String getCryptoConfigurationSalt() {
        throw new UnsupportedOperationException();
    }

    public String getFacesMapping() {
        throw new UnsupportedOperationException();
    }

    public String getContextPath() {
        throw new UnsupportedOperationException();
    }
}
