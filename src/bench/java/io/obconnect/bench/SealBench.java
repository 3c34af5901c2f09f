package io.obconnect.bench;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** sessionData for the Consent App. */
@State(Scope.Benchmark)
public class SealBench {

    private final Libraries bare = Libraries.ofSharedSecret();

    @Benchmark
    public String ours() {
        return Scene.IN_FORCE.sealer().seal(Scene.CONSENT_REQUEST);
    }

    @Benchmark
    public String jose4j() throws Exception {
        return seal(bare.jose4j());
    }

    @Benchmark
    public String nimbus() throws Exception {
        return seal(bare.nimbus());
    }

    private static String seal(Bare library) throws Exception {
        return library.seal(Messages.consentRequest(Scene.CONSENT_REQUEST, library::json));
    }
}
