package io.obconnect.janssen;

import io.jans.as.persistence.model.ClientAttributes;
import io.jans.as.server.service.ClientService;
import io.jans.util.security.StringEncrypter;
import io.obconnect.config.ConfigurationInForce;
import io.obconnect.janssen.InstalledScripts.Kind;
import io.obconnect.DirectoryUnavailable;
import io.obconnect.request.Client;
import io.obconnect.request.Clients;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Clients as the server has them. The configured TPPs are remembered for a few seconds, so that a flood of returns costs no look-ups; there
 * are never more entries than TPPs.
 */
@ApplicationScoped
public class JanssenClients implements Clients {

    private static final Duration REMEMBERED = Duration.ofSeconds(10);
    private static final Duration OUTAGE = Duration.ofMinutes(10);

    private record Remembered(Client client, Instant until) {
    }

    @Inject
    private ClientService clientService;
    @Inject
    private InstalledScripts scripts;
    @Inject
    private ConfigurationInForce inForce;
    @Inject
    private Clock clock;

    private final Map<String, Remembered> remembered = new ConcurrentHashMap<>();

    @Override
    public Optional<Client> find(String clientId) {
        Instant now = clock.instant();
        Remembered known = remembered.get(clientId);
        if (known != null && now.isBefore(known.until())) {
            return Optional.of(known.client());
        }
        Optional<Client> lately = Optional.ofNullable(known).filter(last -> now.isBefore(last.until().plus(OUTAGE))).map(Remembered::client);
        Optional<Client> found = asked(clientId, lately);
        if (found.isEmpty() && lately.isPresent()) {
            return lately; // the server says "no such client" when its store is down, too
        }
        if (inForce.now().filter(current -> current.configuration().isTpp(clientId)).isPresent()) {
            found.ifPresentOrElse(client -> remembered.put(clientId, new Remembered(client, now.plus(REMEMBERED))),
                    () -> remembered.remove(clientId));
        } else {
            remembered.remove(clientId);
        }
        return found;
    }

    private Optional<Client> asked(String clientId, Optional<Client> lately) {
        try {
            return Optional.ofNullable(clientService.getClient(clientId)).map(this::read);
        } catch (RuntimeException e) {
            return Optional.of(lately.orElseThrow(() -> new DirectoryUnavailable("clients can't be asked for", e)));
        }
    }

    private Client read(io.jans.as.common.model.registration.Client client) {
        ClientAttributes attributes = client.getAttributes();
        return new Client(client.getClientId(), text(client.getClientName()).orElse(""), secret(client), text(client.getJwks()),
                text(client.getJwksUri()), list(client.getRedirectUris()),
                client.getResponseTypes() == null ? List.of() : Arrays.stream(client.getResponseTypes()).map(Object::toString).toList(),
                text(client.getRequestObjectSigningAlg()), text(client.getRequestObjectEncryptionAlg()), client.getTrustedClient(),
                client.isDisabled(), attributes != null && scripts.among(Kind.UPDATE_TOKEN, attributes.getUpdateTokenScriptDns()));
    }

    private Optional<String> secret(io.jans.as.common.model.registration.Client client) {
        try {
            return text(client.getClientSecret()).isEmpty() ? Optional.empty() : text(clientService.decryptSecret(client.getClientSecret()));
        } catch (StringEncrypter.EncryptionException e) {
            return Optional.empty(); // unusable is as good as none
        }
    }

    private static Optional<String> text(String text) {
        return Optional.ofNullable(text).filter(value -> !value.isBlank());
    }

    private static List<String> list(String[] values) {
        return values == null ? List.of() : List.of(values);
    }
}
