package io.obconnect.bench;

import io.obconnect.request.Client;
import io.obconnect.request.IntentId;
import io.obconnect.request.ValidatedRequest;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The plain payload that existing TPPs send: found in the call, opened, checked, completed and encrypted again for the server. */
@State(Scope.Benchmark)
public class RequestBench {

    private static final List<String> COMPARED = List.of("response_type", "client_id", "redirect_uri", "scope", "state", "nonce", "acr_values",
            "claims", "exp", "nbf", "aud", "iss", "request", "request_uri");
    private static final Client CLIENT = Scene.client(Optional.empty());

    private final Libraries bare = Libraries.ofClientSecret();
    private final Gate gate = new Gate(Optional.empty());
    private RequestInMemory call;

    @Setup
    public void encrypt() throws Exception {
        call = RequestInMemory.get("/restv1/authorize", Messages.call(bare.jose4j().seal(Messages.bareRequest())));
    }

    @Benchmark
    public ValidatedRequest ours() {
        return gate.valid(call);
    }

    @Benchmark
    public String jose4j() throws Exception {
        return validated(bare.jose4j(), call.getQueryString());
    }

    @Benchmark
    public String nimbus() throws Exception {
        return validated(bare.nimbus(), call.getQueryString());
    }

    /** The protocol's comparisons for such a request, one after the other, on what the query and the library gave. */
    static String validated(Bare library, String query) throws Exception {
        Map<String, String> call = Messages.parameters(query);
        if (!Scene.IN_FORCE.configuration().isTpp(call.get("client_id"))) {
            throw new IllegalStateException("client");
        }
        Map<String, Object> object = library.open(call.get("request"));
        for (String name : COMPARED) {
            if (object.containsKey(name)) { // then it would have to be compared
                throw new IllegalStateException(name);
            }
        }
        if (!(object.get("openbanking_intent_id") instanceof String intent) || !IntentId.isValid(intent)) {
            throw new IllegalStateException("intent");
        }
        if (!CLIENT.hasRedirectUri(call.get("redirect_uri")) || !CLIENT.responseTypes().containsAll(Arrays.asList(call.get("response_type").split(" ")))) {
            throw new IllegalStateException("registration");
        }
        if (!Arrays.asList(call.get("scope").split(" ")).contains("openid") || call.get("nonce").isBlank()) {
            throw new IllegalStateException("OpenID Connect");
        }
        return library.wrap(Messages.completed(object, call));
    }
}
