package io.obconnect.bench;

import io.obconnect.ErrorCode;

import java.util.Optional;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A {@code dir} request object that none of the keys opens; each is tried, with the call around it. */
@State(Scope.Benchmark)
public class RefusedRequestBench {


    private final Libraries bare = Libraries.ofClientSecret();
    private final Gate gate = new Gate(Optional.empty());
    private String object;
    private RequestInMemory call;

    @Setup
    public void encrypt() throws Exception {
        object = Forged.sealed(Messages.bareRequest());
        call = RequestInMemory.get("/restv1/authorize", Messages.call(object));
    }

    @Benchmark
    public ErrorCode ours() {
        return gate.refused(call).refusal().code();
    }

    @Benchmark
    public Exception jose4j() {
        return Forged.refused(bare.jose4j(), object);
    }

    @Benchmark
    public Exception nimbus() {
        return Forged.refused(bare.nimbus(), object);
    }
}
