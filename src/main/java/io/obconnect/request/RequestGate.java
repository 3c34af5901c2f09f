package io.obconnect.request;

import io.obconnect.Code;
import io.obconnect.DirectoryUnavailable;
import io.obconnect.Refusal;
import io.obconnect.config.ActiveConfiguration;
import io.obconnect.config.Configuration;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * Decides what a request at one of the server's endpoints is to us: none of our business, refused, or a proven intent on its way to
 * the bank (protocol section 1).
 */
@ApplicationScoped
public class RequestGate {

    private final RequestObjects objects;
    private final Clients clients;
    private final PushedRequests pushed;
    private final AuthServer server;
    private final ActiveConfiguration active;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final Completion completion = new Completion(random);
    private final Rewrapping rewrapping = new Rewrapping();

    protected RequestGate() {
        this(null, null, null, null, null, null); // for the container's proxy
    }

    @Inject
    public RequestGate(RequestObjects objects, Clients clients, PushedRequests pushed, AuthServer server, ActiveConfiguration active,
            Clock clock) {
        this.objects = objects;
        this.clients = clients;
        this.pushed = pushed;
        this.server = server;
        this.active = active;
        this.clock = clock;
    }

    /**
     * Whether a request is worth a closer look; the cheap question before {@link #examine}. Other clients' GET requests are answered
     * from the raw query, form requests through the parameters, which the container reads once for everybody.
     */
    public boolean concerns(HttpServletRequest request) {
        if (concerns(request.getQueryString())) {
            return true;
        }
        return active.current().isPresent() && Parameters.hasForm(request) && wants(request, active.current().get());
    }

    /** The same for a query string alone. */
    public boolean concerns(String rawQuery) {
        return active.current().map(configuration -> RawQuery.concerns(rawQuery, configuration, server)).orElse(false);
    }

    private boolean wants(HttpServletRequest request, Configuration configuration) {
        List<String> named = values(request, "client_id");
        return named.stream().anyMatch(configuration::isTpp)
                || values(request, "acr_values").stream().anyMatch(values -> RawQuery.ours(values, server))
                || named.isEmpty() && (!values(request, "request").isEmpty()
                || BasicCredentials.user(request.getHeader("Authorization")).filter(configuration::isTpp).isPresent());
    }

    private static List<String> values(HttpServletRequest request, String name) {
        String[] values = request.getParameterValues(name);
        return values == null ? List.of() : List.of(values);
    }

    /** Where errors of a request may go; empty where its client has no such redirect URI, or the store can't be asked. */
    public Optional<ResponseTarget> target(Parameters parameters) {
        try {
            return parameters.single("client_id").flatMap(clients::find).flatMap(client -> ErrorTargets.of(client, parameters.singles()));
        } catch (DirectoryUnavailable e) {
            return Optional.empty();
        }
    }

    /**
     * Examines a request.
     *
     * @param endpoint where it came
     * @param parameters what it brought
     */
    public Decision examine(Endpoint endpoint, Parameters parameters) {
        Optional<Configuration> configuration = active.current();
        if (configuration.isEmpty()) {
            return new Decision.Rejected(Refusal.of(Code.NOT_CONFIGURED), Optional.empty(), Optional.empty());
        }
        try {
            return new Examination(endpoint, parameters, configuration.get(), objects, clients, pushed, server, completion, rewrapping,
                    clock.instant()).decide();
        } catch (DirectoryUnavailable e) {
            return new Decision.Rejected(Refusal.of(Code.DIRECTORY_UNAVAILABLE), Optional.empty(), Optional.empty());
        }
    }
}
