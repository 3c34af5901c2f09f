package io.obconnect.config;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The active configuration of this node, with its keys. The script's {@code init} replaces it in one step when its revision is raised. A request
 * takes it once and passes it on, so that it sees only one.
 *
 * <p>The server destroys a script before it makes the new one, however long that takes, and runs the old one meanwhile. So the old configuration
 * stays active until the new one is read. Where none follows within {@link #GRACE}, the script was removed, and the configuration ends.
 */
@ApplicationScoped
public class ActiveConfiguration {

    /** Longer than a server takes to make all its scripts anew. */
    static final Duration GRACE = Duration.ofMinutes(2);

    private record State(Optional<KeyedConfiguration> keyed, List<Problem> problems, List<Problem> warnings, Optional<String> metricsToken,
            Set<String> tpps, Optional<Instant> destroyed) {
        static final State NONE = new State(Optional.empty(), List.of(), List.of(), Optional.empty(), Set.of(), Optional.empty());
    }

    private final ServerSalt salt;
    private final Clock clock;
    private final AtomicReference<State> state = new AtomicReference<>(State.NONE);

    protected ActiveConfiguration() {
        this(null, null); // for the container's proxy
    }

    @Inject
    public ActiveConfiguration(ServerSalt salt, Clock clock) {
        this.salt = salt;
        this.clock = clock;
    }

    /** Empty while the properties are wrong or the script isn't loaded. */
    public Optional<KeyedConfiguration> current() {
        return state().keyed();
    }

    /** Makes a reading active: its configuration, or none and the reasons. */
    public void apply(Reading reading) {
        if (reading instanceof Reading.Valid valid) {
            Configuration configuration = valid.configuration();
            state.set(new State(Optional.of(KeyedConfiguration.of(configuration, salt.octets())), List.of(), valid.warnings(), configuration.metricsToken(),
                    Set.copyOf(configuration.tpps()), Optional.empty()));
        } else if (reading instanceof Reading.Invalid invalid) {
            state.set(new State(Optional.empty(), invalid.problems(), invalid.warnings(), invalid.metricsToken(), Set.copyOf(invalid.tpps()),
                    Optional.empty()));
        }
    }

    /** The script was destroyed: a new one follows in a moment, or it is gone for good. */
    public void scriptDestroyed() {
        Instant now = clock.instant();
        state.updateAndGet(before -> new State(before.keyed(), before.problems(), before.warnings(), before.metricsToken(), before.tpps(),
                Optional.of(now)));
    }

    private State state() {
        State now = state.get();
        if (now.destroyed().isEmpty() || clock.instant().isBefore(now.destroyed().get().plus(GRACE))) {
            return now;
        }
        // the TPPs are still told that they are temporarily not served
        return new State(Optional.empty(), List.of(), List.of(), Optional.empty(), now.tpps(), now.destroyed());
    }

    /** Why there is no configuration; empty where there is one, or where no script has been loaded. */
    public List<Problem> problems() {
        return state().problems();
    }

    /** Problems that an operator should look at although the configuration can be used. */
    public List<Problem> warnings() {
        return state().warnings();
    }

    /** Opens metrics and detailed health; is there also while other properties are wrong. */
    public Optional<String> metricsToken() {
        return state().metricsToken();
    }

    /** The TPPs that the properties name, also while others are wrong. */
    public Set<String> tpps() {
        return state().tpps();
    }
}
