package io.obconnect.janssen;

import io.obconnect.Code;
import io.obconnect.Outcome;
import io.obconnect.config.InForce;
import io.obconnect.request.Asked;
import io.obconnect.request.CarriedRequest;
import io.obconnect.request.Client;
import io.obconnect.request.Clients;
import io.obconnect.request.ResponseTarget;
import io.obconnect.web.VouchedRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the TPP asked for, by what the authorization endpoint verified a moment ago and vouches for in the login page's address. The page can be
 * called straight, past the endpoint and past any filter: nothing begins here that isn't sealed, bound to this very page, and of this session.
 */
@ApplicationScoped
public class RequestOfSession {

    private static final String OBJECT = "request";

    @Inject
    private Clients clients;
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
     * @param call of the login page
     * @param attributes the session's: the request's parameters
     * @param parameters the login page's own
     */
    public Outcome<Verified> verify(HttpServletRequest call, Map<String, String> attributes, Map<String, String[]> parameters, InForce inForce) {
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
        Map<String, List<String>> page = lists(parameters);
        if (!page.containsKey(CarriedRequest.PARAMETER) && kept(attributes).isEmpty()) {
            return Outcome.refuse(Code.INTENT_MISSING);
        }
        return VouchedRequest.of(call, page, inForce.seal(), clock.instant())
                .filter(vouched -> vouched.clientId().equals(clientId) && isOf(page, attributes))
                .map(vouched -> Outcome.accept(new Verified(vouched.asked(), vouched.bare(), client.get())))
                .orElseGet(() -> Outcome.refuse(Code.AUTHENTICATION_REQUEST_UNVERIFIED));
    }

    /** Whether the session's request object is the page's, which the endpoint verified; of a pushed one the server keeps nothing. */
    private static boolean isOf(Map<String, List<String>> page, Map<String, String> attributes) {
        return kept(attributes).map(object -> page.getOrDefault(OBJECT, List.of()).equals(List.of(object))).orElse(true);
    }

    private static Optional<String> kept(Map<String, String> attributes) {
        return value(attributes, OBJECT);
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
