package io.obconnect;

import java.util.Objects;
import java.util.function.Function;

/**
 * What a check comes to: a value, or a refusal with its code. There is no third way, no exception to lose, and no way to the value
 * that doesn't pass the refusal: every boundary has to say what it does with both.
 *
 * @param <T> the value when nothing was refused
 */
public sealed interface Outcome<T> {

    /** The check passed. */
    record Accepted<T>(T value) implements Outcome<T> {
        public Accepted {
            Objects.requireNonNull(value, "value");
        }
    }

    /** The check failed. */
    record Refused<T>(Refusal refusal) implements Outcome<T> {
        public Refused {
            Objects.requireNonNull(refusal, "refusal");
        }
    }

    static <T> Outcome<T> accept(T value) {
        return new Accepted<>(value);
    }

    static <T> Outcome<T> refuse(ErrorCode code) {
        return new Refused<>(Refusal.of(code));
    }

    static <T> Outcome<T> refuse(ErrorCode code, String detail) {
        return new Refused<>(Refusal.of(code, detail));
    }

    static <T> Outcome<T> refuse(Refusal refusal) {
        return new Refused<>(refusal);
    }

    /** Goes on with the next check, or stays refused. */
    default <R> Outcome<R> then(Function<? super T, Outcome<R>> next) {
        return fold(next, Outcome::refuse);
    }

    default <R> Outcome<R> map(Function<? super T, R> mapping) {
        return then(value -> accept(mapping.apply(value)));
    }

    /** Ends the chain: one function for each of the two outcomes. */
    default <R> R fold(Function<? super T, R> accepted, Function<Refusal, R> refused) {
        if (this instanceof Accepted<T> a) {
            return accepted.apply(a.value());
        }
        return refused.apply(((Refused<T>) this).refusal());
    }
}
