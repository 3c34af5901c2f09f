package io.obconnect.bench;

import io.obconnect.journey.ConsentRedirection;
import io.obconnect.journey.ConsentRedirect;
import io.obconnect.metrics.Metrics;
import io.obconnect.request.Client;
import io.obconnect.request.ValidatedRequest;

import java.util.Optional;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** {@link RequestBench}, and then all that a beginning journey takes: uid, ticket, cookie secret, sessionData, the address to go to. */
@State(Scope.Benchmark)
public class ConsentRedirectBench {

    private static final String SESSION = Scene.COOKIE.sessionId();
    private static final String SID = "4b1d0f8e-6b0e-4a53-9c56-0a2f0f4f1c11";

    private final Gate gate = new Gate(Optional.empty());
    private final Client client = Scene.client(Optional.empty());
    private final ConsentRedirection beginning = new ConsentRedirection(Scene.CLOCK, new Metrics(Scene.active()));
    private RequestInMemory call;

    @Setup
    public void encrypt() throws Exception {
        String object = Libraries.ofClientSecret().jose4j().seal(Messages.bareRequest());
        call = RequestInMemory.get("/restv1/authorize", Messages.call(object));
    }

    @Benchmark
    public ConsentRedirect ours() {
        ValidatedRequest valid = gate.valid(call);
        return Scene.accepted(beginning.begin(valid.asked(), valid.target().orElseThrow(), client, SESSION,
                SID, Scene.RETURN_BASE, Scene.IN_FORCE));
    }
}
