package io.obconnect.ops;

import io.obconnect.config.ActiveConfiguration;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import java.util.Optional;

/** The keyed hash under the server key (protocol, "Server key"). */
@ApplicationScoped
public class SealedLogHash implements LogHash {

    private final ActiveConfiguration keyed;

    /** For the container's proxy. */
    protected SealedLogHash() {
        this(null);
    }

    @Inject
    public SealedLogHash(ActiveConfiguration keyed) {
        this.keyed = keyed;
    }

    @Override
    public Optional<String> of(String value) {
        return keyed.current().map(now -> now.seal().keyedHash(value));
    }
}
