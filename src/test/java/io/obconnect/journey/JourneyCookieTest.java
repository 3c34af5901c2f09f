package io.obconnect.journey;

import org.junit.jupiter.api.Test;

import java.util.Optional;

import static io.obconnect.journey.Journeying.NOON;
import static io.obconnect.journey.Journeying.cookie;
import static io.obconnect.journey.Journeying.keyed;
import static io.obconnect.journey.Journeying.waiting;
import static org.assertj.core.api.Assertions.assertThat;

class JourneyCookieTest {

    private static final String UID = "obconnect_abcdefghijklmnopqrstuvwxyz";

    @Test
    void the_browser_brings_back_what_it_was_given() {
        JourneyCookie cookie = cookie(UID);
        assertThat(JourneyCookie.open(keyed().seal(), cookie.seal(keyed().seal()))).contains(cookie);
    }

    @Test
    void only_the_cookie_with_the_journeys_own_secret_proves_the_browser() {
        JourneyCookie cookie = cookie(UID);
        Journey journey = waiting(cookie);
        assertThat(cookie.proves(journey)).isTrue();
        assertThat(cookie.movedTo("session-2").proves(journey)).as("the session id may change").isTrue();
        assertThat(new JourneyCookie("session-1", UID, "another-secret", NOON, Optional.empty()).proves(journey)).isFalse();
        assertThat(cookie("obconnect_zzzzzzzzzzzzzzzzzzzzzzzzzz").proves(journey)).isFalse();
    }

    @Test
    void the_handle_is_ten_characters_of_the_random_part() {
        assertThat(JourneyCookie.handle(UID)).isEqualTo("abcdefghij");
    }

    @Test
    void nothing_of_the_cookie_can_be_read_without_the_server_key() {
        String sealed = cookie(UID).seal(keyed().seal());
        assertThat(sealed).doesNotContain("session-1").doesNotContain(UID).matches("[A-Za-z0-9_-]+");
    }
}
