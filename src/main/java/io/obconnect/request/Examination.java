package io.obconnect.request;

import io.obconnect.Code;
import io.obconnect.Outcome;
import io.obconnect.Refusal;
import io.obconnect.config.Configuration;
import io.obconnect.message.Base64Url;
import io.obconnect.message.Json;
import io.obconnect.request.VerifiedRequest.Provenance.Signed;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One request before the gate. The steps stand in the order in which they are taken. */
final class Examination {

    private static final List<String> PUSHED_PREFIXES = List.of("urn:ietf:params:oauth:request_uri:", "par:");
    private static final List<String> FILLED =
            List.of("client_id", "response_type", "redirect_uri", "scope", "state", "nonce", "response_mode");
    /** What makes the server answer a CIBA or device request with the login that it hands out here. */
    private static final List<String> OTHER_FLOWS = List.of("auth_req_id", "user_code");
    private static final Decision NOT_OURS = new Decision.NotOurs();

    private final Endpoint endpoint;
    private final Parameters parameters;
    private final Map<String, String> sent;
    private final Configuration configuration;
    private final RequestObjects objects;
    private final Clients clients;
    private final PushedRequests pushed;
    private final AuthServer server;
    private final Completion completion;
    private final Rewrapping rewrapping;
    private final Instant now;

    Examination(Endpoint endpoint, Parameters parameters, Configuration configuration, RequestObjects objects, Clients clients,
            PushedRequests pushed, AuthServer server, Completion completion, Rewrapping rewrapping, Instant now) {
        this.endpoint = endpoint;
        this.parameters = parameters;
        this.sent = parameters.singles();
        this.configuration = configuration;
        this.objects = objects;
        this.clients = clients;
        this.pushed = pushed;
        this.server = server;
        this.completion = completion;
        this.rewrapping = rewrapping;
        this.now = now;
    }

    Decision decide() {
        List<String> named = parameters.all("client_id");
        if (!named.isEmpty()) {
            Optional<String> tpp = named.stream().filter(configuration::isTpp).findFirst();
            return tpp.isPresent() ? of(tpp.get()) : foreign();
        }
        Optional<String> meant = meant();
        if (meant.isPresent()) {
            return configuration.isTpp(meant.get()) ? nameless(meant.get()) : NOT_OURS;
        }
        if (endpoint == Endpoint.BACKCHANNEL || !sent.containsKey("request")) {
            return NOT_OURS;
        }
        return configuration.tpps().size() == 1 ? nameless(configuration.tpps().get(0)) : bareRefused();
    }

    /** Whom a request without {@code client_id} is from: by its HTTP authentication, or by what its signed object says, unverified. */
    private Optional<String> meant() {
        return parameters.basicClient().filter(client -> endpoint != Endpoint.AUTHORIZE)
                .or(() -> peek().flatMap(payload -> OAuthParameters.text(payload, "client_id").or(() -> OAuthParameters.text(payload, "iss"))));
    }

    private Decision nameless(String clientId) {
        return endpoint == Endpoint.AUTHORIZE && configuration.tpps().size() != 1 ? bareRefused() : of(clientId);
    }

    private static Decision bareRefused() {
        return new Decision.Rejected(Refusal.of(Code.BARE_REQUEST_REFUSED), Optional.empty(), Optional.empty());
    }

    /** A client that isn't one of our TPPs. */
    private Decision foreign() {
        if (!ourAcr(sent)) {
            return NOT_OURS;
        }
        Optional<ResponseTarget> target = endpoint == Endpoint.AUTHORIZE
                ? parameters.single("client_id").flatMap(clients::find).filter(client -> !client.disabled())
                        .flatMap(client -> ErrorTargets.of(client, sent))
                : Optional.empty();
        return new Decision.Rejected(Refusal.of(Code.CLIENT_NOT_CONFIGURED), target, Optional.empty());
    }

    private Decision of(String clientId) {
        Optional<Client> client = clients.find(clientId).filter(known -> !known.disabled());
        if (client.isEmpty()) {
            return NOT_OURS; // the server has an answer of its own
        }
        if (parameters.repeated()) {
            return rejected(Refusal.of(Code.PARAMETER_REPEATED), client.get(), sent);
        }
        if (endpoint == Endpoint.BACKCHANNEL) {
            return backchannel(client.get());
        }
        Optional<String> reference = parameters.single("request_uri");
        if (reference.isPresent() && sent.containsKey("request")) {
            // the server would fetch the reference and forget the object
            return rejected(Refusal.of(Code.REQUEST_OBJECT_CONFLICT, "request and request_uri"), client.get(), sent);
        }
        if (reference.isPresent()) {
            return referenced(reference.get(), client.get());
        }
        return sent.containsKey("request") ? withObject(client.get(), sent, false) : withoutObject(client.get(), sent);
    }

    private Decision backchannel(Client client) {
        boolean intent = intentOutside(sent) || sent.containsKey("request")
                && objects.open(sent.get("request"), client, configuration, server)
                        .fold(opened -> RequestedIntent.anywhere(opened.payload()).isPresent(), refusal -> intentPeeked());
        return intent || ourAcr(sent) ? rejected(Refusal.of(Code.BACKCHANNEL_REFUSED), client, sent) : NOT_OURS;
    }

    private Decision referenced(String reference, Client client) {
        if (endpoint == Endpoint.PAR || PUSHED_PREFIXES.stream().noneMatch(reference::startsWith)) {
            // what it names can't be seen here, and the token side couldn't tell it from a login without an intent
            return rejected(Refusal.of(Code.REQUEST_OBJECT_UNREADABLE, "objects by reference aren't fetched"), client, sent);
        }
        Optional<PushedRequests.Pushed> found = pushed.find(reference).filter(stored -> stored.clientId().equals(client.id()));
        if (found.isEmpty()) {
            return rejected(Refusal.of(Code.PAR_UNKNOWN), client, sent);
        }
        Map<String, String> stored = new LinkedHashMap<>(found.get().parameters());
        stored.values().removeIf(String::isBlank);
        return stored.containsKey("request") ? withObject(client, stored, true) : withoutObject(client, stored);
    }

    private Decision withoutObject(Client client, Map<String, String> call) {
        return ourAcr(call) && !intentOutside(call) ? rejected(Refusal.of(Code.INTENT_MISSING), client, call) : withoutIntent(client, call);
    }

    private Decision withoutIntent(Client client, Map<String, String> call) {
        return intentOutside(call) ? rejected(Refusal.of(Code.INTENT_UNAUTHENTICATED), client, call) : NOT_OURS;
    }

    private Decision withObject(Client client, Map<String, String> call, boolean stored) {
        Outcome<OpenedObject> opened = objects.open(call.get("request"), client, configuration, server);
        return opened.fold(
                object -> opened(object, client, call, stored),
                // an ordinary login of the same client may use algorithms that we don't
                refusal -> CompactObject.looksSigned(call.get("request")) && !stored && !intentPeeked() && !ourAcr(call)
                        ? withoutIntent(client, call)
                        : rejected(refusal, client, call));
    }

    private Decision opened(OpenedObject object, Client client, Map<String, String> call, boolean stored) {
        Map<String, String> known = new LinkedHashMap<>(call);
        if (object.provenance().isPresent()) {
            if (server.fapi()) {
                known.remove("state");
            }
            known.putAll(OAuthParameters.inside(object.payload(), client));
        }
        if (RequestedIntent.anywhere(object.payload()).isEmpty()) {
            RequestedAcr acr = RequestedAcr.of(object.payload(), call);
            // an object that asks for the claim without naming an intent, or that only we can read, isn't an ordinary login either
            boolean ours = ourAcr(call) || acr.claimed().stream().anyMatch(server::isOurAcr)
                    || RequestedIntent.asked(object.payload()) || object.foreign();
            return ours && !intentOutside(call) ? rejected(Refusal.of(Code.INTENT_MISSING), client, known) : withoutIntent(client, call);
        }
        if (!client.tokenScript()) {
            return rejected(Refusal.of(Code.CLIENT_WITHOUT_TOKEN_SCRIPT), client, known);
        }
        if (OTHER_FLOWS.stream().anyMatch(name -> call.containsKey(name) || !parameters.all(name).isEmpty())) {
            return rejected(Refusal.of(Code.BACKCHANNEL_REFUSED), client, known);
        }
        boolean nameless = endpoint == Endpoint.AUTHORIZE && !stored && !sent.containsKey("client_id");
        return objects.judge(object, call, client, configuration, server, now)
                .then(request -> completion.complete(request, client, nameless, configuration))
                .then(request -> admitted(object, request, client, call, stored))
                .fold(admitted -> admitted, refusal -> rejected(refusal, client, known));
    }

    private Outcome<Decision> admitted(OpenedObject object, VerifiedRequest request, Client client, Map<String, String> call,
            boolean stored) {
        Map<String, String> forServer = new LinkedHashMap<>(sent);
        boolean pushing = endpoint == Endpoint.PAR;
        RequestedAcr acr = RequestedAcr.of(object.payload(), call);
        Optional<String> wrapped = stored ? Optional.empty()
                : rewrapping.wrap(object, request, client, server.issuer(), pushing, now);
        // an acr claim without a value makes the server forget acr_values; inside a signature it can't be mended
        boolean acrLost = acr.valueless() && object.provenance().orElseThrow() instanceof Signed || stored && acr.queried().isEmpty();
        if (acrLost && !server.isOurAcr(server.defaultAcr())) {
            return Outcome.refuse(Code.OTHER_ACR_REQUESTED, "the request makes the server run its default authentication");
        }
        if (!stored) {
            FILLED.forEach(name -> request.parameter(name).ifPresent(value -> forServer.putIfAbsent(name, value)));
            // the server ignores acr_values inside the object
            forServer.putIfAbsent("acr_values", server.ourAcr());
            wrapped.ifPresent(readable -> forServer.put("request", readable));
            if (pushing && !object.payload().containsKey("nbf")) {
                forServer.putIfAbsent("nbf", Long.toString(now.getEpochSecond()));
            }
        }
        return Outcome.accept(new Decision.Admitted(request, forServer,
                pushing ? Optional.empty() : ErrorTargets.of(client, request.parameters())));
    }

    private Decision rejected(Refusal refusal, Client client, Map<String, String> known) {
        return new Decision.Rejected(refusal,
                endpoint == Endpoint.AUTHORIZE ? ErrorTargets.of(client, known) : Optional.empty(), Optional.of(client.id()));
    }

    private boolean ourAcr(Map<String, String> call) {
        return RawQuery.ours(call.getOrDefault("acr_values", ""), server);
    }

    /** Whether an intent stands where anybody could have written it. */
    private static boolean intentOutside(Map<String, String> call) {
        return call.containsKey(RequestedIntent.NAME)
                || RequestedIntent.in("{\"claims\":" + call.getOrDefault("claims", "{}") + "}").isPresent();
    }

    private boolean intentPeeked() {
        return peek().map(payload -> RequestedIntent.anywhere(payload).isPresent()).orElse(true);
    }

    /** The payload of a signed object, unverified; enough to see whom it is from, never what it is worth. */
    private Optional<Map<String, Object>> peek() {
        return parameters.single("request").filter(text -> text.length() <= ObjectOpening.MAXIMUM_LENGTH)
                .filter(CompactObject::looksSigned)
                .flatMap(text -> Base64Url.decode(text.substring(text.indexOf('.') + 1, text.lastIndexOf('.'))))
                .flatMap(Json::object);
    }
}
