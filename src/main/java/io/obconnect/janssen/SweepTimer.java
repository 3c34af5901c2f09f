package io.obconnect.janssen;

import io.jans.service.cdi.async.Asynchronous;
import io.jans.service.cdi.event.CleanerEvent;
import io.jans.service.cdi.event.Scheduled;
import io.obconnect.config.ActiveConfiguration;
import io.obconnect.config.Configuration;
import io.obconnect.config.InForce;
import io.obconnect.person.OneAnswer;
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
import java.util.concurrent.atomic.AtomicBoolean;

import static io.obconnect.Code.SWEEP_FAILED;

/**
 * Sweeps when the server cleans: every thirty seconds on every node, so that an expired Person is gone within a minute. On a thread of
 * the server's, so that nothing waits for it.
 */
@ApplicationScoped
public class SweepTimer {

    private static final Logger LOG = LoggerFactory.getLogger(SweepTimer.class);

    private Sweeper sweeper;
    private Clock clock;
    private Event<PersonsSwept> swept;
    private Event<SweepFailed> failed;
    private final SweepWatch watch = new SweepWatch();
    private final AtomicBoolean running = new AtomicBoolean();

    /** For the container's proxy. */
    protected SweepTimer() {
    }

    @Inject
    public SweepTimer(People people, Clock clock, Event<PersonsSwept> swept, Event<SweepFailed> failed,
            ActiveConfiguration configuration) {
        this.sweeper = new Sweeper(people, clock,
                () -> configuration.current().map(InForce::configuration).map(Configuration::personLifetime).orElse(OneAnswer.DEFAULT_LIFETIME));
        this.clock = clock;
        this.swept = swept;
        this.failed = failed;
    }

    @Asynchronous
    public void clean(@Observes @Scheduled CleanerEvent event) {
        // the next event may come while this sweep runs
        if (!running.compareAndSet(false, true)) {
            return;
        }
        try {
            tell(sweeper.sweep());
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
