package io.obconnect.janssen;

import io.jans.as.common.model.registration.Client;
import io.jans.as.model.configuration.AppConfiguration;
import io.jans.as.server.service.ClientService;
import io.obconnect.revocation.TokenLifetimes;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** What the server's settings and the clients' registrations say. */
@Dependent
public class JanssenTokenLifetimes implements TokenLifetimes {

    private final AppConfiguration settings;
    private final ClientService clients;

    @Inject
    public JanssenTokenLifetimes(AppConfiguration settings, ClientService clients) {
        this.settings = settings;
        this.clients = clients;
    }

    @Override
    public Duration longest(List<String> clientIds) {
        Stream<Integer> general = Stream.of(settings.getRefreshTokenLifetime(), settings.getAccessTokenLifetime());
        int seconds = Stream.concat(general, clientIds.stream().flatMap(this::registered)).filter(Objects::nonNull)
                .mapToInt(Integer::intValue).max().orElse(0);
        return Duration.ofSeconds(seconds);
    }

    private Stream<Integer> registered(String clientId) {
        return Store.asked("clients can't be asked for", () -> Optional.ofNullable(clients.getClient(clientId))).stream()
                .flatMap((Client client) -> Stream.of(client.getRefreshTokenLifetime(), client.getAccessTokenLifetime()));
    }
}
