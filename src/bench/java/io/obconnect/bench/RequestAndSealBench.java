package io.obconnect.bench;

import io.obconnect.request.ValidatedRequest;

import java.util.Optional;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** {@link RequestBench} and {@link SealBench} together: what the cryptography adds to a TPP's request. */
@State(Scope.Benchmark)
public class RequestAndSealBench {

    private final Libraries request = Libraries.ofClientSecret();
    private final Libraries message = Libraries.ofSharedSecret();
    private final Gate gate = new Gate(Optional.empty());
    private RequestInMemory call;

    @Setup
    public void encrypt() throws Exception {
        call = RequestInMemory.get("/restv1/authorize", Messages.call(request.jose4j().seal(Messages.bareRequest())));
    }

    @Benchmark
    public int ours() {
        ValidatedRequest valid = gate.valid(call);
        return valid.forServer().get("request").length() + Scene.IN_FORCE.sealer().seal(Scene.CONSENT_REQUEST).length();
    }

    @Benchmark
    public int jose4j() throws Exception {
        return both(request.jose4j(), message.jose4j());
    }

    @Benchmark
    public int nimbus() throws Exception {
        return both(request.nimbus(), message.nimbus());
    }

    private int both(Bare forServer, Bare forConsentApp) throws Exception {
        return RequestBench.validated(forServer, call.getQueryString()).length()
                + forConsentApp.seal(Messages.consentRequest(Scene.CONSENT_REQUEST, forConsentApp::json)).length();
    }
}
