package io.obconnect.janssen;

import io.jans.as.server.model.config.ConfigurationFactory;
import io.obconnect.config.ServerSalt;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import java.nio.charset.StandardCharsets;

/** The salt file of the installation ({@code /etc/jans/conf/salt}), which the server keeps secret for itself. */
@ApplicationScoped
public class JanssenSalt implements ServerSalt {

    @Inject
    private ConfigurationFactory configurationFactory;

    @Override
    public byte[] octets() {
        return configurationFactory.getCryptoConfigurationSalt().getBytes(StandardCharsets.UTF_8);
    }
}
