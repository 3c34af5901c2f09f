package io.obconnect.janssen;

import io.jans.as.persistence.model.ClientAttributes;
import io.jans.as.server.service.ClientService;
import io.jans.util.security.StringEncrypter;
import io.obconnect.config.ActiveConfiguration;
import io.obconnect.janssen.InstalledScripts.Kind;
import io.obconnect.DirectoryUnavailable;
import io.obconnect.ops.DirectoryProbe;
import io.obconnect.request.Client;
import io.obconnect.request.Clients;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Clients as the server has them. The configured TPPs are remembered for a few seconds, so that a flood of returns costs no look-ups; there
 * are never more entries than TPPs.
 */
@ApplicationScoped
public class JanssenClients implements Clients {

    private static final Duration REMEMBERED = Duration.ofSeconds(10);
    /** In an outage; then nobody can say any more whether the registration still holds. */
    private static final Duration OUTAGE = Duration.ofMinutes(10);

    private static final String FAILURE = "clients can't be asked for";

    private record Remembered(Client client, Instant read) {

        boolean within(Duration age, Instant now) {
            return now.isBefore(read.plus(age));
        }
    }

    private final ClientService clientService;
    private final InstalledScripts scripts;
    private final ActiveConfiguration active;
    private final DirectoryProbe store;
    private final Clock clock;
    private final Map<String, Remembered> remembered = new ConcurrentHashMap<>();

    protected JanssenClients() {
        this(null, null, null, null, null); // for the container's proxy
    }

    @Inject
    public JanssenClients(ClientService clientService, InstalledScripts scripts, ActiveConfiguration active, DirectoryProbe store, Clock clock) {
        this.clientService = clientService;
        this.scripts = scripts;
        this.active = active;
        this.store = store;
        this.clock = clock;
    }

    @Override
    public Optional<Client> find(String clientId) {
        Instant now = clock.instant();
        Optional<Remembered> known = Optional.ofNullable(remembered.get(clientId));
        if (known.filter(last -> last.within(REMEMBERED, now)).isPresent()) {
            return known.map(Remembered::client);
        }
        boolean tpp = active.current().filter(current -> current.configuration().isTpp(clientId)).isPresent();
        try {
            Optional<Client> found = asked(clientId, tpp);
            if (tpp && found.isPresent()) {
                remembered.put(clientId, new Remembered(found.get(), now));
            } else {
                remembered.remove(clientId);
            }
            return found;
        } catch (DirectoryUnavailable e) {
            return Optional.of(known.filter(last -> last.within(OUTAGE, now)).map(Remembered::client).orElseThrow(() -> e));
        }
    }

    private Optional<Client> asked(String clientId, boolean tpp) {
        Optional<Client> found = Store.asked(FAILURE, () -> Optional.ofNullable(clientService.getClient(clientId)).map(this::read));
        if (found.isEmpty() && tpp && !store.answers()) { // the server says "no such client" when its store is down, too
            throw new DirectoryUnavailable(FAILURE, null);
        }
        return found;
    }

    private Client read(io.jans.as.common.model.registration.Client client) {
        ClientAttributes attributes = client.getAttributes();
        return new Client(client.getClientId(), text(client.getClientName()).orElse(""), secret(client), text(client.getJwks()),
                text(client.getJwksUri()), client.getRedirectUris() == null ? List.of() : List.of(client.getRedirectUris()),
                client.getResponseTypes() == null ? List.of() : Arrays.stream(client.getResponseTypes()).map(Object::toString).toList(),
                text(client.getRequestObjectSigningAlg()), text(client.getRequestObjectEncryptionAlg()), client.getTrustedClient(),
                client.isDisabled(), attributes != null && scripts.among(Kind.UPDATE_TOKEN, attributes.getUpdateTokenScriptDns()),
                authenticationMethods(client.getTokenEndpointAuthMethod(), attributes));
    }

    private static Set<String> authenticationMethods(String first, ClientAttributes attributes) {
        Set<String> methods = new HashSet<>();
        text(first).ifPresent(methods::add);
        if (attributes != null && attributes.getAdditionalTokenEndpointAuthMethods() != null) {
            methods.addAll(attributes.getAdditionalTokenEndpointAuthMethods());
        }
        return methods;
    }

    private Optional<String> secret(io.jans.as.common.model.registration.Client client) {
        try {
            return text(client.getClientSecret()).isEmpty() ? Optional.empty() : text(clientService.decryptSecret(client.getClientSecret()));
        } catch (StringEncrypter.EncryptionException e) {
            return Optional.empty(); // a secret that can't be decrypted counts as none
        }
    }

    private static Optional<String> text(String text) {
        return Optional.ofNullable(text).filter(value -> !value.isBlank());
    }
}
