package io.obconnect.sandbox.probe;

import io.jans.service.cdi.event.ApplicationInitialized;
import io.jans.service.cdi.event.ApplicationInitializedEvent;
import io.jans.service.cdi.event.Scheduled;
import io.jans.service.timer.event.TimerEvent;
import io.jans.service.timer.schedule.TimerSchedule;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import java.util.concurrent.atomic.AtomicInteger;

/** Asks the server for a timer of its own, too early and in time, and counts what comes. */
@ApplicationScoped
public class ProbeTimer {

    /** What the server is to fire: after ten seconds, then every minute. */
    public static final class Tick {
    }

    @Inject
    private Event<TimerEvent> timers;
    private final AtomicInteger ticks = new AtomicInteger();
    private volatile String refusal = "";

    void tooEarly(@Observes @Initialized(ApplicationScoped.class) Object context) {
        try {
            ask();
        } catch (IllegalStateException e) {
            refusal = e.getMessage();
        }
    }

    void inTime(@Observes @ApplicationInitialized(ApplicationScoped.class) ApplicationInitializedEvent event) {
        ask();
    }

    private void ask() {
        timers.fire(new TimerEvent(new TimerSchedule(36_000, 72_000), new Tick(), Scheduled.Literal.INSTANCE));
    }

    void onTick(@Observes @Scheduled Tick tick) {
        ticks.incrementAndGet();
    }

    int ticks() {
        return ticks.get();
    }

    String refusal() {
        return refusal;
    }
}
