package io.obconnect.request;

import io.obconnect.Code;
import io.obconnect.Outcome;
import io.obconnect.config.Configuration;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Verifies the request object of a TPP (protocol section 1; RFC 9101; OpenID Connect Core section 6): who made it, when, for whom, and
 * which intent it names.
 *
 * <pre>
 * compact form ─▶ decrypt ─▶ signature ─▶ JSON ─▶ intent ─▶ authenticated? ─▶ exp, nbf, aud, client ─▶ agrees with the query ─▶ acr, prompt
 * </pre>
 */
@ApplicationScoped
public class RequestObjects {

    /** Written into an object that we wrap again: the parameters that came from the query, where anybody could have written them. */
    static final String UNAUTHENTICATED = "obconnect_unauthenticated";
    /** Likewise: the call lacked what OAuth demands and we completed it. */
    static final String BARE = "obconnect_bare";

    private final ObjectOpening opening;

    protected RequestObjects() {
        this(null); // for the container's proxy
    }

    @Inject
    public RequestObjects(ClientKeys keys) {
        this.opening = new ObjectOpening(new SignatureCheck(keys));
    }

    /**
     * The first half: whose words these are.
     *
     * @param object the {@code request} parameter
     * @param client the client that the call names
     */
    public Outcome<OpenedObject> open(String object, Client client, Configuration configuration, AuthServer server) {
        return opening.open(object, client, configuration, server);
    }

    /**
     * The second half: what they say.
     *
     * @param query the other parameters of the call
     * @param now the time; 30 seconds of skew are tolerated
     * @return the request with its proven intent, or a refusal with a code of the 1xx group
     */
    public Outcome<VerifiedRequest> judge(OpenedObject object, Map<String, String> query, Client client, Configuration configuration,
            AuthServer server, Instant now) {
        Map<String, Object> payload = object.payload();
        if (RequestedIntent.anywhere(payload).isEmpty()) {
            return Outcome.refuse(Code.INTENT_MISSING);
        }
        if (object.provenance().isEmpty()) {
            return Outcome.refuse(Code.INTENT_UNAUTHENTICATED);
        }
        Optional<Outcome<VerifiedRequest>> wrong = ObjectChecks.wrong(object, client, configuration, server, now);
        if (wrong.isPresent()) {
            return wrong.get();
        }
        if (query.containsKey("client_id") && !client.id().equals(query.get("client_id"))) {
            return Outcome.refuse(Code.REQUEST_OBJECT_CLIENT);
        }
        Map<String, String> inside = OAuthParameters.inside(payload, client);
        if (OAuthParameters.nested(payload) || conflict(inside, query)) {
            return Outcome.refuse(Code.REQUEST_OBJECT_CONFLICT);
        }
        return RequestedIntent.from(payload).then(intent -> {
            RequestedAcr acr = RequestedAcr.of(payload, query);
            if (acr.namesOther(server)) {
                return Outcome.refuse(Code.OTHER_ACR_REQUESTED);
            }
            Map<String, String> parameters = merged(inside, query, server);
            if (RequestedAcr.words(parameters.getOrDefault("prompt", "")).contains("none")) {
                return Outcome.refuse(Code.PROMPT_NONE);
            }
            return Outcome.accept(new VerifiedRequest(client.id(), intent, object.provenance().get(), acr.demand(server), parameters,
                    authenticated(payload, inside), Boolean.TRUE.equals(payload.get(BARE))));
        });
    }

    /** What the server insists on: these may stand in both places, but only with one meaning. In all others the object wins. */
    private static boolean conflict(Map<String, String> inside, Map<String, String> query) {
        String redirectUri = query.getOrDefault("redirect_uri", "");
        String responseType = query.getOrDefault("response_type", "");
        return !redirectUri.isEmpty() && !redirectUri.equals(inside.getOrDefault("redirect_uri", redirectUri))
                || !responseType.isEmpty()
                && !OAuthParameters.sameWords(responseType, inside.getOrDefault("response_type", responseType));
    }

    private static Map<String, String> merged(Map<String, String> inside, Map<String, String> query, AuthServer server) {
        Map<String, String> merged = new LinkedHashMap<>();
        for (String name : OAuthParameters.NAMES) {
            String value = query.get(name);
            // in FAPI mode the server discards a state that isn't in the object, and so must our errors
            if (value != null && !value.isEmpty() && !name.equals("request") && !(server.fapi() && name.equals("state"))) {
                merged.put(name, value);
            }
        }
        merged.putAll(inside);
        return merged;
    }

    private static Set<String> authenticated(Map<String, Object> payload, Map<String, String> inside) {
        Set<String> names = new HashSet<>(inside.keySet());
        if (payload.get(UNAUTHENTICATED) instanceof List<?> added) {
            added.forEach(names::remove);
        }
        return names;
    }
}
