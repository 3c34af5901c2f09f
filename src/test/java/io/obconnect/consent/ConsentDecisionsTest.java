package io.obconnect.consent;

import static org.assertj.core.api.Assertions.assertThat;

import io.obconnect.ErrorCode;
import io.obconnect.journey.AlreadyAnswered;
import io.obconnect.journey.ConsentApproved;
import io.obconnect.journey.Journey;
import io.obconnect.journey.Journey.Consent;
import io.obconnect.journey.JourneyCookie;
import io.obconnect.journey.JourneySession;
import io.obconnect.journey.Journeying;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import io.obconnect.web.Ending;
import io.obconnect.web.PendingResponse;
import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.environment.se.WeldContainer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An approval, and observers of it in a real container. */
class ConsentDecisionsTest {

    private static final JourneyCookie COOKIE =
            new JourneyCookie("session-1", "obconnect_abcdefghijklmnopqrstuvwxyz", "secret", Journeying.NOON, Optional.empty());
    private static final Consent CONSENT = new Consent("consent-1", Optional.empty(), Journeying.NOON);

    private final Journey journey = Journeying.waiting(COOKIE);
    private final List<String> sessionCalls = new ArrayList<>();

    private Next approve(WeldContainer container) {
        InvocationHandler noted = (proxy, method, arguments) -> {
            sessionCalls.add(method.getName());
            return null;
        };
        JourneySession session = (JourneySession) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {JourneySession.class}, noted);
        return new ConsentDecisions(container.getBeanManager().getEvent().select(ConsentApproved.class), null, null, null,
                Clock.fixed(Journeying.NOON, ZoneOffset.UTC)).approve(COOKIE, session, journey, CONSENT, "account");
    }

    private static WeldContainer container(Class<?>... observers) {
        return new Weld().disableDiscovery().beanClasses(observers).initialize();
    }

    @ParameterizedTest
    @ValueSource(classes = {First.class, Last.class, ForAnotherServer.class})
    void an_observer_that_throws_stops_the_journey_wherever_it_stands(Class<?> observer) {
        try (WeldContainer container = container(observer, Claim.class)) {
            Next next = approve(container);
            assertThat(next).isInstanceOf(Next.Stop.class);
            assertThat(((Next.Stop) next).pending().refusal().code()).isEqualTo(ErrorCode.INTERNAL);
            assertThat(((Next.Stop) next).pending().target()).contains(journey.target());
            assertThat(sessionCalls).containsExactly("remove");
            assertThat(((Next.Stop) next).pending().ends()).as("what the TPP is told now is its one response").isTrue();
        }
    }

    @Test
    void the_same_answer_again_goes_on_and_another_one_doesnt() {
        try (WeldContainer same = container(Same.class); WeldContainer other = container(Different.class)) {
            assertThat(approve(same)).isInstanceOf(Next.LogIn.class);
            PendingResponse pending = ((Next.Stop) approve(other)).pending();
            assertThat(pending.kind()).isEqualTo(PendingResponse.Kind.OTHER_ANSWER);
            assertThat(pending.refusal().code()).isEqualTo(ErrorCode.ALREADY_ANSWERED);
            assertThat(pending.earlier().map(PendingResponse.Earlier::ending)).contains(Ending.REFUSED);
            assertThat(sessionCalls).isEmpty();
        }
    }

    @ApplicationScoped
    static class Claim {
        void claim(@Observes ConsentApproved event) {
            // the first, so that it is written
        }
    }

    @ApplicationScoped
    static class First {
        void stop(@Observes @Priority(Integer.MIN_VALUE) ConsentApproved event) {
            throw new IllegalStateException("the bank's own rule");
        }
    }

    @ApplicationScoped
    static class Last {
        void stop(@Observes @Priority(Integer.MAX_VALUE) ConsentApproved event) {
            throw new IllegalStateException("the bank's own rule");
        }
    }

    @ApplicationScoped
    static class ForAnotherServer {
        void stop(@Observes @Priority(Integer.MAX_VALUE) ConsentApproved event) {
            throw new NoSuchMethodError("io.jans.Some.method");
        }
    }

    @ApplicationScoped
    static class Same {
        void claim(@Observes ConsentApproved event) {
            throw new AlreadyAnswered(true, true);
        }
    }

    @ApplicationScoped
    static class Different {
        void claim(@Observes ConsentApproved event) {
            throw new AlreadyAnswered(false, false);
        }
    }
}
