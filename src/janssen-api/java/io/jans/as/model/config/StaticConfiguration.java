package io.jans.as.model.config;

import io.jans.as.model.configuration.Configuration;

/** The auth server's fixed settings. */
public class StaticConfiguration implements Configuration {
    public BaseDnConfiguration getBaseDn() {
        throw new UnsupportedOperationException();
    }
}
