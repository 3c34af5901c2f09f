package io.obconnect.journey;

import io.obconnect.config.KeyedConfiguration;
import io.obconnect.request.Client;
import io.obconnect.request.ErrorResponseTarget;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;

import static io.obconnect.journey.Journeying.CLIENT;
import static io.obconnect.journey.Journeying.NOON;
import static io.obconnect.journey.Journeying.TARGET;
import static io.obconnect.journey.Journeying.cookie;
import static io.obconnect.journey.Journeying.keyed;
import static io.obconnect.journey.Journeying.waiting;
import static org.assertj.core.api.Assertions.assertThat;

class TicketTest {

    private static final String UID = "obconnect_abcdefghijklmnopqrstuvwxyz";
    private final KeyedConfiguration keyed = keyed();
    private final Journey journey = waiting(cookie(UID));

    @Test
    void a_ticket_leads_back_to_the_tpp_with_state_and_response_mode() {
        Optional<Ticket> opened = Ticket.open(keyed.seal(), Ticket.of(journey).seal(keyed.seal()), NOON.plusSeconds(60));
        assertThat(opened).isPresent();
        assertThat(opened.get().uid()).isEqualTo(UID);
        assertThat(opened.get().target(CLIENT)).contains(TARGET);
    }

    @Test
    void an_address_that_is_no_longer_registered_cant_come_out_of_a_ticket() {
        Client moved = new Client("tpp-1", "", Optional.empty(), Optional.empty(), Optional.empty(), List.of("https://tpp.example.com/new"),
                List.of(), Optional.empty(), Optional.empty(), true, false, true, java.util.Set.of());
        assertThat(Ticket.of(journey).target(moved)).isEmpty();
    }

    @Test
    void a_ticket_lives_a_day() {
        String sealed = Ticket.of(journey).seal(keyed.seal());
        assertThat(Ticket.open(keyed.seal(), sealed, NOON.plus(Ticket.LIFETIME).minusSeconds(1))).isPresent();
        assertThat(Ticket.open(keyed.seal(), sealed, NOON.plus(Ticket.LIFETIME))).isEmpty();
    }

    @Test
    void a_cut_or_changed_ticket_is_none() {
        String sealed = Ticket.of(journey).seal(keyed.seal());
        assertThat(Ticket.open(keyed.seal(), sealed.substring(0, sealed.length() - 1), NOON)).isEmpty();
        assertThat(Ticket.open(keyed.seal(), (sealed.charAt(0) == 'A' ? 'B' : 'A') + sealed.substring(1), NOON)).isEmpty();
        assertThat(Ticket.open(keyed.seal(), "", NOON)).isEmpty();
    }

    @Test
    void a_journey_cookie_is_no_ticket_and_a_ticket_no_journey_cookie() {
        assertThat(Ticket.open(keyed.seal(), cookie(UID).seal(keyed.seal()), NOON)).isEmpty();
        assertThat(JourneyCookie.open(keyed.seal(), Ticket.of(journey).seal(keyed.seal()))).isEmpty();
    }

    @Test
    void a_state_of_over_512_octets_stays_in_the_session() {
        assertThat(Ticket.of(withState("s".repeat(512))).state()).isPresent();
        assertThat(Ticket.of(withState("s".repeat(513))).state()).isEmpty();
        assertThat(Ticket.of(withState("ü".repeat(300))).state()).isEmpty();
    }

    private Journey withState(String state) {
        ErrorResponseTarget target = new ErrorResponseTarget("tpp-1", TARGET.redirectUri(), Optional.of(state), "code", Optional.empty());
        return new Journey(UID, journey.intent(), journey.acr(), journey.scope(), target, NOON, journey.deadline(), journey.browserProof(),
                Journey.Status.WAITING, Optional.empty(), false);
    }
}
