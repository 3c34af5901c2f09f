package io.obconnect.ops;

import io.obconnect.config.ConfigurationInForce;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import java.util.Optional;

/** The keyed hash under the server key (protocol, "Server key"). */
@ApplicationScoped
public class SealedLogHash implements LogHash {

    private final ConfigurationInForce inForce;

    /** For the container's proxy. */
    protected SealedLogHash() {
        this(null);
    }

    @Inject
    public SealedLogHash(ConfigurationInForce inForce) {
        this.inForce = inForce;
    }

    @Override
    public Optional<String> of(String value) {
        return inForce.now().map(now -> now.seal().keyedHash(value));
    }
}
