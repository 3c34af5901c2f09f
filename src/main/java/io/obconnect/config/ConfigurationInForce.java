package io.obconnect.config;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

/** The configuration in force on this node, with its keys. */
@ApplicationScoped
public class ConfigurationInForce {

    private final ActiveConfiguration active;
    private final ServerSalt salt;
    private final AtomicReference<InForce> derived = new AtomicReference<>();
    private final AtomicReference<Set<String>> announced = new AtomicReference<>(Set.of());

    protected ConfigurationInForce() {
        this(null, null); // for the container's proxy
    }

    @Inject
    public ConfigurationInForce(ActiveConfiguration active, ServerSalt salt) {
        this.active = active;
        this.salt = salt;
    }

    /** Empty while the properties are wrong or the script isn't loaded. */
    public Optional<InForce> now() {
        return active.current().map(this::derive);
    }

    private InForce derive(Configuration configuration) {
        InForce known = derived.get();
        if (known != null && known.configuration() == configuration) {
            return known;
        }
        InForce fresh = InForce.of(configuration, salt.octets());
        derived.set(fresh);
        return fresh;
    }

    /** Notes the TPPs that the properties name, right or wrong: while there is no configuration, they are told so. */
    public void announce(Set<String> tpps) {
        announced.set(Set.copyOf(tpps));
    }

    /** The TPPs that the properties name. */
    public Set<String> announcedTpps() {
        return announced.get();
    }
}
