package io.obconnect.ops;

import io.obconnect.config.ActiveConfiguration;
import io.obconnect.config.Configuration;
import io.obconnect.config.KeyedConfiguration;

import java.util.List;
import java.util.Optional;

/** The metric label of a TPP: its client id if it is configured, else {@value #OTHER}, so that nobody can make labels up. */
final class TppLabel {

    static final String OTHER = "other";

    private final ActiveConfiguration configuration;

    TppLabel(ActiveConfiguration configuration) {
        this.configuration = configuration;
    }

    String of(Optional<String> clientId) {
        return clientId.filter(all()::contains).orElse(OTHER);
    }

    /** Every configured TPP. */
    List<String> all() {
        return configuration.current().map(KeyedConfiguration::configuration).map(Configuration::tpps).orElse(List.of());
    }
}
