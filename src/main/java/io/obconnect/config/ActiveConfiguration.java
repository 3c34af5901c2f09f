package io.obconnect.config;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The configuration in force on this node. The script's {@code init} replaces it when its revision is raised; whoever began with
 * one finishes with what the session and the sealed values carry.
 */
@ApplicationScoped
public class ActiveConfiguration {

    private final AtomicReference<Configuration> current = new AtomicReference<>();

    /** Empty while the properties are wrong or the script isn't loaded. */
    public Optional<Configuration> current() {
        return Optional.ofNullable(current.get());
    }

    public void replace(Configuration configuration) {
        current.set(configuration);
    }

    public void withdraw() {
        current.set(null);
    }
}
