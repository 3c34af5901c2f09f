package io.obconnect.sandbox.server;

import io.jans.service.timer.event.TimerEvent;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.RequestContextController;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The server's timer, in this node's memory: whoever fires a {@link TimerEvent} has its own event come again and again (facts). */
@ApplicationScoped
public class Timers {

    private static final Logger LOG = LoggerFactory.getLogger(Timers.class);

    @Inject
    private Event<Object> events;
    @Inject
    private RequestContextController requests;
    @Inject
    private Clock clock;
    private final List<Timer> timers = new CopyOnWriteArrayList<>();
    private volatile boolean started;

    /** From now on events are taken. */
    void start() {
        started = true;
    }

    /** Fact: before the server has started its scheduler they are refused; nothing is returned by which to cancel. */
    void schedule(@Observes TimerEvent event) {
        if (!started) {
            throw new IllegalStateException("Quartz scheduler manager not initialized!");
        }
        timers.add(new Timer(event, clock.instant().plusSeconds(event.getSchedule().getDelay())));
    }

    /** Fires what is due by this node's clock. */
    void tick() {
        Instant now = clock.instant();
        timers.stream().filter(timer -> timer.takeIfDue(now)).forEach(timer -> fire(timer.event()));
    }

    /** Fires everything, due or not. */
    void fireAll() {
        timers.forEach(timer -> fire(timer.event()));
    }

    /** Fact: an observer that throws stops those after it, not the next time. */
    private void fire(TimerEvent event) {
        boolean activated = requests.activate();
        try {
            events.select(event.getQualifiers()).fire(event.getTargetEvent());
        } catch (RuntimeException e) {
            LOG.error("timer event failed", e);
        } finally {
            if (activated) {
                requests.deactivate();
            }
        }
    }

    /** One that was asked for. */
    private static final class Timer {

        private final TimerEvent event;
        private Instant due;

        Timer(TimerEvent event, Instant due) {
            this.event = event;
            this.due = due;
        }

        TimerEvent event() {
            return event;
        }

        synchronized boolean takeIfDue(Instant now) {
            if (now.isBefore(due)) {
                return false;
            }
            due = now.plusSeconds(event.getSchedule().getInterval());
            return true;
        }
    }
}
