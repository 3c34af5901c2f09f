package io.obconnect.journey;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import static io.obconnect.journey.Journeying.NOON;
import static io.obconnect.journey.Journeying.cookie;
import static io.obconnect.journey.Journeying.keyed;
import static io.obconnect.journey.Journeying.waiting;
import static org.assertj.core.api.Assertions.assertThat;

class BrowserJourneysTest {

    private static final JourneyCookie COOKIE = cookie("obconnect_abcdefghijklmnopqrstuvwxyz");

    private final Store store = new Store();

    @Test
    void a_session_that_got_another_id_is_found_by_its_public_name_as_long_as_a_browser_keeps_the_cookie() {
        store.bySid = Optional.of(new Session());
        Instant last = NOON.plus(ConsentRedirection.LONGEST).plus(Duration.ofMinutes(3));
        for (Instant now : List.of(NOON, last, NOON.minusSeconds(30))) {
            assertThat(at(now).session(COOKIE)).as("at %s", now).isPresent();
        }
    }

    @Test
    void an_old_cookie_that_is_played_again_costs_one_question() {
        store.bySid = Optional.of(new Session());
        assertThat(at(NOON.plus(Duration.ofMinutes(16))).session(COOKIE)).isEmpty();
        assertThat(store.asked).containsExactly("session-1");
    }

    @Test
    void an_old_cookie_finds_the_session_that_it_names() {
        store.byId = Optional.of(new Session());
        assertThat(at(NOON.plus(Duration.ofHours(5))).session(COOKIE)).isPresent();
    }

    @Test
    void a_session_of_another_journey_is_none() {
        store.byId = Optional.of(new Session());
        JourneyCookie other = new JourneyCookie("session-1", COOKIE.uid(), "another-secret", NOON, Optional.of("sid-1"));
        assertThat(at(NOON).session(other)).isEmpty();
    }

    private BrowserJourneys at(Instant now) {
        BrowserJourneys browser = BrowserJourneys.read(
                Map.of(JourneyCookie.name(COOKIE.uid(), true), COOKIE.seal(keyed().seal())), keyed(), store, now);
        assertThat(browser.cookies()).containsExactly(COOKIE);
        return browser;
    }

    private static final class Store implements Journeys {

        private final List<String> asked = new ArrayList<>();
        private Optional<JourneySession> byId = Optional.empty();
        private Optional<JourneySession> bySid = Optional.empty();

        @Override
        public Optional<JourneySession> find(String sessionId) {
            asked.add(sessionId);
            return byId;
        }

        @Override
        public Optional<JourneySession> stored(String sessionId) {
            return find(sessionId);
        }

        @Override
        public Optional<JourneySession> findBySid(String sid) {
            asked.add(sid);
            return bySid;
        }
    }

    private static final class Session implements JourneySession {

        @Override
        public String id() {
            return "session-2";
        }

        @Override
        public String sid() {
            return "sid-1";
        }

        @Override
        public boolean authenticated() {
            return true;
        }

        @Override
        public Optional<String> attribute(String name) {
            return Optional.empty();
        }

        @Override
        public Optional<Journey> journey() {
            return Optional.of(waiting(COOKIE));
        }

        @Override
        public void remove() {
            throw new UnsupportedOperationException();
        }
    }
}
