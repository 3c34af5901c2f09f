package io.obconnect.ops;

import io.obconnect.journey.References;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.obconnect.ErrorCode;
import io.obconnect.config.ActiveConfiguration;
import io.obconnect.journey.AlreadyAnswered;
import io.obconnect.journey.ConsentApproved;
import io.obconnect.journey.JourneyBegun;
import io.obconnect.journey.JourneyCompleted;
import io.obconnect.metrics.Metrics;
import io.obconnect.person.PersonCreated;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;

import java.time.Clock;

import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.environment.se.WeldContainer;
import org.junit.jupiter.api.Test;

class OperationsWiringTest {

    @Test
    void theContainersEventsReachMetricsAndHealth() {
        try (WeldContainer container = container(Surroundings.class)) {
            container.event().fire(new JourneyBegun(Events.waiting(Events.TPP), Events.BEGUN));
            container.event().fire(Events.failed(Events.TPP, ErrorCode.PERSON_NOT_WRITTEN));
            container.event().fire(new JourneyCompleted(Events.approved("urn:openbanking:psd2:sca"), Events.ANSWERED));

            assertThat(container.select(Scrape.class).get().text())
                    .contains("stage=\"begun\",tpp=\"tpp-1\"} 1.0", "code=\"OBC-502\"", "stage=\"completed\"");
            assertThat(container.select(Health.class).get().look().status()).isEqualTo(Health.Status.DOWN);

            container.event().fire(new PersonCreated(true, Events.ANSWERED.plusSeconds(1)));
            assertThat(container.select(Health.class).get().look().status()).isEqualTo(Health.Status.UP);
        }
    }

    @Test
    void anApprovalThatAnotherObserverStopsIsNotCounted() {
        try (WeldContainer container = container(Surroundings.class, Claimed.class)) {
            ConsentApproved approved = new ConsentApproved(Events.approved("urn:openbanking:psd2:sca"), Events.ACCOUNT, Events.ANSWERED);

            assertThatThrownBy(() -> container.event().fire(approved)).isInstanceOf(AlreadyAnswered.class);

            assertThat(container.select(Scrape.class).get().text()).contains("stage=\"approved\",tpp=\"tpp-1\"} 0.0");
        }
    }

    private static WeldContainer container(Class<?>... more) {
        return new Weld().disableDiscovery()
                .beanClasses(Metrics.class, Scrape.class, JourneyMetrics.class, PersonMetrics.class, Audit.class, JourneyLog.class, FailureLines.class,
                        Health.class,
                        DirectoryWatch.class, OperatorAccess.class, References.class)
                .addBeanClasses(more).initialize();
    }

    /** What the rest of the extension brings. */
    static class Surroundings {

        @Produces
        @ApplicationScoped
        ActiveConfiguration configuration() {
            return Events.configured();
        }

        @Produces
        Clock clock() {
            return Clock.systemUTC();
        }

        @Produces
        LogHash hash() {
            return Events.HASH;
        }
    }

    /** Has claimed the journey's answer before. */
    @ApplicationScoped
    static class Claimed {

        void refuse(@Observes ConsentApproved event) {
            throw new AlreadyAnswered(false, false);
        }
    }
}
