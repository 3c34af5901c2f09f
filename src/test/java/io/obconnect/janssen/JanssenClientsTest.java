package io.obconnect.janssen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jans.as.common.model.registration.Client;
import io.jans.as.server.service.ClientService;
import io.obconnect.DirectoryUnavailable;
import io.obconnect.config.ActiveConfiguration;
import io.obconnect.config.HeldConfiguration;
import io.obconnect.journey.Journeying;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How long a registration is remembered while the store is down; the server then says that there is no such client. */
class JanssenClientsTest {

    private final HeldConfiguration configuration = new HeldConfiguration();
    private Instant now = Journeying.NOON;
    private boolean down;
    private boolean registered = true;
    private JanssenClients clients;

    @BeforeEach
    void configure() {
        configuration.replace(Journeying.keyed().configuration());
        clients = on(configuration);
    }

    private JanssenClients on(ActiveConfiguration active) {
        ClientService server = new ClientService() {
            @Override
            public Client getClient(String clientId) {
                if (down || !registered) {
                    return null;
                }
                Client client = new Client();
                client.setClientId(clientId);
                return client;
            }
        };
        return new JanssenClients(server, new InstalledScripts(), active, () -> !down, new Clock() {
            @Override
            public Instant instant() {
                return now;
            }

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }
        });
    }

    @Test
    void in_an_outage_of_an_hour_a_registration_is_served_ten_minutes_at_most() {
        assertThat(clients.find("tpp-1")).isPresent();
        down = true;
        for (int minute = 1; minute < 10; minute++) {
            now = Journeying.NOON.plus(Duration.ofMinutes(minute));
            assertThat(clients.find("tpp-1")).as("minute %d", minute).isPresent();
        }
        for (int minute = 10; minute <= 60; minute++) {
            now = Journeying.NOON.plus(Duration.ofMinutes(minute));
            assertThatThrownBy(() -> clients.find("tpp-1")).as("minute %d", minute).isInstanceOf(DirectoryUnavailable.class);
        }
        down = false;
        assertThat(clients.find("tpp-1")).isPresent();
    }

    @Test
    void a_tpp_that_was_never_read_isnt_unknown_while_the_store_is_down() {
        down = true;
        assertThatThrownBy(() -> clients.find("tpp-1")).isInstanceOf(DirectoryUnavailable.class);
        assertThat(clients.find("shop")).as("the server's own affair").isEmpty();
    }

    @Test
    void a_registration_that_was_removed_is_gone_within_seconds() {
        assertThat(clients.find("tpp-1")).isPresent();
        registered = false;
        now = now.plusSeconds(11);
        assertThat(clients.find("tpp-1")).isEmpty();
    }
}
