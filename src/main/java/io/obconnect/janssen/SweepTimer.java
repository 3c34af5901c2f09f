package io.obconnect.janssen;

import io.jans.service.cdi.async.Asynchronous;
import io.jans.service.cdi.event.ApplicationInitialized;
import io.jans.service.cdi.event.ApplicationInitializedEvent;
import io.jans.service.cdi.event.Scheduled;
import io.jans.service.timer.event.TimerEvent;
import io.jans.service.timer.schedule.TimerSchedule;
import io.obconnect.config.ActiveConfiguration;
import io.obconnect.config.Configuration;
import io.obconnect.config.KeyedConfiguration;
import io.obconnect.person.DecisionClaim;
import io.obconnect.person.People;
import io.obconnect.person.PersonsSwept;
import io.obconnect.person.SweepFailed;
import io.obconnect.person.SweepReport;
import io.obconnect.person.SweepWatch;
import io.obconnect.person.Sweeper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

import static io.obconnect.ErrorCode.SWEEP_FAILED;

/**
 * Sweeps every thirty seconds on every node, so that an expired Person is gone within a minute. By a timer of our own: the event of the
 * server's cleaner isn't fired by anything since Janssen 1.5. On a thread of the server's, so that nothing waits for it.
 */
@ApplicationScoped
public class SweepTimer {

    private static final int SECONDS = 30;
    private static final Logger LOG = LoggerFactory.getLogger(SweepTimer.class);

    private Sweeper sweeper;
    private Clock clock;
    private Event<TimerEvent> timers;
    private Event<PersonsSwept> swept;
    private Event<SweepFailed> failed;
    private final SweepWatch watch = new SweepWatch();
    private final AtomicBoolean running = new AtomicBoolean();

    /** What the timer fires: time to sweep. */
    public static final class SweepDue {
    }

    /** For the container's proxy. */
    protected SweepTimer() {
    }

    @Inject
    public SweepTimer(People people, Clock clock, Event<TimerEvent> timers, Event<PersonsSwept> swept, Event<SweepFailed> failed,
            ActiveConfiguration configuration) {
        this.sweeper = new Sweeper(people, clock,
                () -> configuration.current().map(KeyedConfiguration::configuration).map(Configuration::personLifetime).orElse(DecisionClaim.DEFAULT_LIFETIME));
        this.clock = clock;
        this.timers = timers;
        this.swept = swept;
        this.failed = failed;
    }

    /** Not earlier: before the server is ready its scheduler takes nothing. Never throws, or the server's own observers wouldn't be told. */
    public void start(@Observes @ApplicationInitialized(ApplicationScoped.class) ApplicationInitializedEvent ready) {
        try {
            timers.fire(new TimerEvent(new TimerSchedule(SECONDS, SECONDS), new SweepDue(), Scheduled.Literal.INSTANCE));
        } catch (RuntimeException | LinkageError e) {
            LOG.error("{} {}: the server's scheduler takes no timer", SWEEP_FAILED.id(), SWEEP_FAILED.title(), e);
            failed.fire(new SweepFailed(clock.instant()));
        }
    }

    @Asynchronous
    public void sweep(@Observes @Scheduled SweepDue due) {
        // the next event may come while this sweep runs
        if (!running.compareAndSet(false, true)) {
            return;
        }
        try {
            tell(sweeper.sweep());
        } catch (RuntimeException | LinkageError e) {
            tell(new SweepReport(0, 0, 0, Optional.of(e)));
        } finally {
            running.set(false);
        }
    }

    private void tell(SweepReport report) {
        switch (watch.note(report)) {
            case BROKEN -> LOG.error("{} {}", SWEEP_FAILED.id(), SWEEP_FAILED.title(), report.failure().orElse(null));
            case RECOVERED -> LOG.info("Expired Persons can be removed again");
            case NONE -> LOG.debug("Sweep: {} removed", report.removed());
        }
        swept.fire(new PersonsSwept(report.removed(), report.late(), report.unreadable(), clock.instant()));
        if (report.failure().isPresent()) {
            failed.fire(new SweepFailed(clock.instant()));
        }
    }
}
