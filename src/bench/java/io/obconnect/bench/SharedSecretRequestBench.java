package io.obconnect.bench;

import io.obconnect.request.ValidatedRequest;

import java.util.Optional;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** {@link RequestBench} with an object under the secret that is shared with the Consent App: the last of the keys that are tried. */
@State(Scope.Benchmark)
public class SharedSecretRequestBench {

    private final Gate gate = new Gate(Optional.empty());
    private RequestInMemory call;

    @Setup
    public void encrypt() throws Exception {
        String object = Libraries.ofSharedSecret().jose4j().seal(Messages.bareRequest());
        call = RequestInMemory.get("/restv1/authorize", Messages.call(object));
    }

    @Benchmark
    public ValidatedRequest ours() {
        return gate.valid(call);
    }
}
