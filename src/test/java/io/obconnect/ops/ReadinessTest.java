package io.obconnect.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;

class ReadinessTest {

    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicLong nanoTime = new AtomicLong();
    private volatile boolean directoryAnswers = true;

    @Test
    void aFloodAsksTheStoreOnceInAFewSeconds() {
        Readiness readiness = readiness(() -> directoryAnswers);

        for (int i = 0; i < 1000; i++) {
            assertThat(readiness.ready()).isTrue();
        }
        assertThat(asked).hasValue(1);
    }

    @Test
    void whatWasFoundIsForgottenAfterAFewSeconds() {
        Readiness readiness = readiness(() -> directoryAnswers);
        assertThat(readiness.ready()).isTrue();
        directoryAnswers = false;

        nanoTime.addAndGet(Readiness.KEPT.toNanos() - 1);
        assertThat(readiness.ready()).isTrue();
        nanoTime.incrementAndGet();
        assertThat(readiness.ready()).isFalse();

        directoryAnswers = true;
        nanoTime.addAndGet(Readiness.KEPT.toNanos());
        assertThat(readiness.ready()).isTrue();
    }

    @Test
    void aStoreThatHangsHoldsOneThreadAndTheOthersGetWhatWasFoundBefore() throws Exception {
        CountDownLatch asking = new CountDownLatch(1);
        CountDownLatch answer = new CountDownLatch(1);
        Readiness readiness = readiness(() -> {
            asking.countDown();
            return waited(answer);
        });
        Thread first = new Thread(readiness::ready);
        first.start();
        assertThat(asking.await(2, TimeUnit.MINUTES)).isTrue();

        assertThat(readiness.ready()).as("nothing is known yet").isFalse();
        answer.countDown();
        first.join(TimeUnit.MINUTES.toMillis(2));

        assertThat(readiness.ready()).isTrue();
        assertThat(asked).hasValue(1);
    }

    @Test
    void whileAStoreHangsTheNodeIsntReady() throws Exception {
        CountDownLatch asking = new CountDownLatch(1);
        CountDownLatch answer = new CountDownLatch(1);
        Readiness readiness = readiness(() -> {
            if (asked.get() == 1) {
                return true;
            }
            asking.countDown();
            return waited(answer);
        });
        assertThat(readiness.ready()).isTrue();
        nanoTime.addAndGet(Readiness.KEPT.toNanos());
        Thread hangs = new Thread(readiness::ready);
        hangs.start();
        assertThat(asking.await(2, TimeUnit.MINUTES)).isTrue();

        nanoTime.addAndGet(Readiness.KEPT.toNanos() - 1);
        assertThat(readiness.ready()).as("it may still answer").isTrue();
        nanoTime.incrementAndGet();
        assertThat(readiness.ready()).isFalse();
        answer.countDown();
        hangs.join(TimeUnit.MINUTES.toMillis(2));

        assertThat(readiness.ready()).as("it answered, but too late").isFalse();
        nanoTime.addAndGet(Readiness.KEPT.toNanos());
        assertThat(readiness.ready()).as("it answers at once").isTrue();
    }

    @Test
    void afterALookThatFailedTheNodeIsntReadyAndTheStoreIsNotAskedByEverybody() {
        Readiness readiness = readiness(() -> {
            throw new IllegalStateException("a probe never throws; this one does");
        });

        assertThatThrownBy(readiness::ready).isInstanceOf(IllegalStateException.class);
        assertThat(readiness.ready()).isFalse();
        assertThat(asked).hasValue(1);
    }

    private static boolean waited(CountDownLatch latch) {
        try {
            return latch.await(2, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Readiness readiness(DirectoryProbe probe) {
        Clock clock = Clock.fixed(Events.BEGUN, ZoneOffset.UTC);
        DirectoryProbe counted = () -> {
            asked.incrementAndGet();
            return probe.answers();
        };
        return new Readiness(new Health(Events.configured(), new DirectoryWatch(), Optional.of(counted), clock,
                new ClockWatch(clock, () -> 0)), nanoTime::get);
    }
}
