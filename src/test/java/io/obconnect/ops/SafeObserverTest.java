package io.obconnect.ops;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Observers that only watch. */
class SafeObserverTest {

    @Test
    void anObserverThatBreaksHurtsNoJourney() {
        List<Throwable> broken = List.of(new IllegalStateException("nobody foresaw this"), new NoSuchMethodError("io.jans.Some.method"),
                new NoClassDefFoundError("io/jans/Some"));
        List<Throwable> thrown = new ArrayList<>();
        for (Throwable each : broken) {
            assertThatCode(() -> SafeObserver.watch(() -> {
                thrown.add(each);
                raise(each);
            })).doesNotThrowAnyException();
        }
        assertThat(thrown).isEqualTo(broken);
    }

    @Test
    void aMachineThatIsAtItsEndIsNotHidden() {
        assertThatThrownBy(() -> SafeObserver.watch(() -> {
            throw new OutOfMemoryError("really");
        })).isInstanceOf(OutOfMemoryError.class);
    }

    private static void raise(Throwable failure) {
        if (failure instanceof Error error) {
            throw error;
        }
        throw (RuntimeException) failure;
    }
}
