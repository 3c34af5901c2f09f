package io.obconnect.config;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The configuration in force on this node. The script's {@code init} replaces it when its revision is raised; whoever began with
 * one finishes with what the session and the sealed values carry.
 */
@ApplicationScoped
public class ActiveConfiguration {

    private record State(Optional<Configuration> configuration, List<Problem> problems, List<Problem> warnings,
            Optional<String> metricsToken) {
        static final State NONE = new State(Optional.empty(), List.of(), List.of(), Optional.empty());
    }

    private final AtomicReference<State> state = new AtomicReference<>(State.NONE);

    /** Empty while the properties are wrong or the script isn't loaded. */
    public Optional<Configuration> current() {
        return state.get().configuration();
    }

    /** Puts a reading in force: its configuration, or none and the reasons. */
    public void apply(Reading reading) {
        if (reading instanceof Reading.Valid valid) {
            state.set(new State(Optional.of(valid.configuration()), List.of(), valid.warnings(), valid.configuration().metricsToken()));
        } else if (reading instanceof Reading.Invalid invalid) {
            state.set(new State(Optional.empty(), invalid.problems(), invalid.warnings(), invalid.metricsToken()));
        }
    }

    public void replace(Configuration configuration) {
        apply(new Reading.Valid(configuration, List.of()));
    }

    public void withdraw() {
        state.set(State.NONE);
    }

    /** Why there is no configuration; empty where there is one, or where no script has been loaded. */
    public List<Problem> problems() {
        return state.get().problems();
    }

    /** What doesn't stop us but should be looked at. */
    public List<Problem> warnings() {
        return state.get().warnings();
    }

    /** Opens metrics and detailed health; is there also while other properties are wrong. */
    public Optional<String> metricsToken() {
        return state.get().metricsToken();
    }
}
