package io.obconnect.janssen;

import io.obconnect.Code;
import io.obconnect.Outcome;
import io.obconnect.config.InForce;
import io.obconnect.request.Asked;
import io.obconnect.request.AuthServer;
import io.obconnect.request.CarriedRequest;
import io.obconnect.request.Client;
import io.obconnect.request.Clients;
import io.obconnect.request.RequestObjects;
import io.obconnect.request.ResponseTarget;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the TPP asked for, from what the server kept of its request. Verified here again, because the login page can be called straight,
 * past the authorization endpoint.
 */
@ApplicationScoped
public class RequestOfSession {

    @Inject
    private Clients clients;
    @Inject
    private AuthServer server;
    @Inject
    private RequestObjects objects;
    @Inject
    private Clock clock;

    /**
     * A verified request and its client.
     *
     * @param bare whether it was nothing but an object
     */
    record Verified(Asked asked, boolean bare, Client client) {
    }

    /**
     * Verifies.
     *
     * @param attributes the session's: the request's parameters
     * @param parameters the login page's own
     */
    public Outcome<Verified> verify(Map<String, String> attributes, Map<String, String[]> parameters, InForce inForce) {
        String clientId = attributes.getOrDefault("client_id", "");
        if (!inForce.configuration().isTpp(clientId)) {
            return Outcome.refuse(Code.CLIENT_NOT_CONFIGURED);
        }
        Optional<Client> client = clients.find(clientId);
        if (client.isEmpty() || client.get().disabled()) {
            return Outcome.refuse(Code.CLIENT_NOT_CONFIGURED);
        }
        if (!client.get().tokenScript()) {
            return Outcome.refuse(Code.CLIENT_WITHOUT_TOKEN_SCRIPT);
        }
        String object = attributes.getOrDefault("request", "");
        Outcome<CarriedRequest> carried = carried(attributes, parameters, inForce);
        if (object.isEmpty()) {
            return carried.map(vouched -> new Verified(vouched.asked(), vouched.bare(), client.get()));
        }
        return objects.verify(object, attributes, client.get(), inForce.configuration(), server, clock.instant())
                .map(request -> request.asked())
                .then(verified -> carried.then(vouched -> vouched.asked().intent().equals(verified.intent())
                        ? Outcome.accept(new Verified(verified, vouched.bare(), client.get()))
                        : Outcome.refuse(Code.AUTHENTICATION_REQUEST_UNVERIFIED)));
    }

    /**
     * What the authorization endpoint verified a moment ago and vouches for. Of a pushed request it is all there is: the server kept nothing of
     * its object. Of any other it proves that the request came that way, past the checks that only the endpoint makes.
     */
    private Outcome<CarriedRequest> carried(Map<String, String> attributes, Map<String, String[]> parameters, InForce inForce) {
        String[] sealed = parameters.get(CarriedRequest.PARAMETER);
        if (sealed == null || sealed.length != 1) {
            return Outcome.refuse(attributes.getOrDefault("request", "").isEmpty() ? Code.INTENT_MISSING : Code.AUTHENTICATION_REQUEST_UNVERIFIED);
        }
        return CarriedRequest.open(inForce.seal(), sealed[0], clock.instant())
                .filter(carried -> carried.belongsTo(lists(parameters), inForce.seal()) && carried.clientId().equals(attributes.get("client_id")))
                .map(Outcome::accept)
                .orElseGet(() -> Outcome.refuse(Code.AUTHENTICATION_REQUEST_UNVERIFIED));
    }

    /** Where the TPP waits; empty where the redirect URI isn't registered. */
    public Optional<ResponseTarget> target(Map<String, String> attributes) {
        return clients.find(attributes.getOrDefault("client_id", ""))
                .filter(client -> client.registered(attributes.get("redirect_uri")))
                .map(client -> new ResponseTarget(client.id(), attributes.get("redirect_uri"), value(attributes, "state"),
                        attributes.getOrDefault("response_type", "code"), value(attributes, "response_mode")));
    }

    private static Map<String, List<String>> lists(Map<String, String[]> parameters) {
        Map<String, List<String>> lists = new HashMap<>();
        parameters.forEach((name, values) -> lists.put(name, List.of(values)));
        return lists;
    }

    private static Optional<String> value(Map<String, String> attributes, String name) {
        return Optional.ofNullable(attributes.get(name)).filter(value -> !value.isEmpty());
    }
}
