package io.obconnect.ops;

import io.obconnect.config.ActiveConfiguration;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import java.util.Optional;

/** The keyed hash under the server key (protocol, "Server key"). */
@ApplicationScoped
public class SealedLogHash implements LogHash {

    private final ActiveConfiguration inForce;

    /** For the container's proxy. */
    protected SealedLogHash() {
        this(null);
    }

    @Inject
    public SealedLogHash(ActiveConfiguration inForce) {
        this.inForce = inForce;
    }

    @Override
    public Optional<String> of(String value) {
        return inForce.current().map(now -> now.seal().keyedHash(value));
    }
}
