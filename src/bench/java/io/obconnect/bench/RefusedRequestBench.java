package io.obconnect.bench;

import io.obconnect.Code;
import io.obconnect.request.Client;
import io.obconnect.request.Decision;
import io.obconnect.request.RequestObjects;

import java.util.List;
import java.util.Optional;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A {@code dir} request object that none of the keys opens; each is tried. Alone, and with the call around it. */
@State(Scope.Benchmark)
public class RefusedRequestBench {


    private final Libraries bare = Libraries.ofClientSecret();
    private final Gate gate = new Gate(Optional.empty());
    private final RequestObjects objects = new RequestObjects((client, kid) -> List.of());
    private final Client client = Scene.client(Optional.empty());
    private String object;
    private RequestInMemory call;

    @Setup
    public void encrypt() throws Exception {
        object = Forged.sealed(Messages.bareRequest());
        call = RequestInMemory.get("/restv1/authorize", Messages.call(object));
    }

    @Benchmark
    public Code ours() {
        return objects.open(object, client, Scene.IN_FORCE.configuration(), Scene.SERVER)
                .fold(opened -> Forged.opened(), refusal -> refusal.code());
    }

    @Benchmark
    public Decision call() {
        return gate.rejected(call);
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
