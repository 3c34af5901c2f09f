package io.obconnect.bench;

import io.obconnect.request.ValidatedRequest;

import java.util.Optional;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The plain payload that existing TPPs send: found in the call, opened, checked, completed and wrapped again for the server. */
@State(Scope.Benchmark)
public class RequestBench {

    private final Libraries bare = Libraries.ofClientSecret();
    private final Gate gate = new Gate(Optional.empty());
    private String object;
    private RequestInMemory call;

    @Setup
    public void encrypt() throws Exception {
        object = bare.jose4j().seal(Messages.bareRequest());
        call = RequestInMemory.get("/restv1/authorize", Messages.call(object));
    }

    @Benchmark
    public ValidatedRequest ours() {
        return gate.valid(call);
    }

    @Benchmark
    public String jose4j() throws Exception {
        return wrapped(bare.jose4j(), object);
    }

    @Benchmark
    public String nimbus() throws Exception {
        return wrapped(bare.nimbus(), object);
    }

    static String wrapped(Bare library, String object) throws Exception {
        return library.wrap(Messages.completed(library.open(object)));
    }
}
