package io.obconnect.bench;

import io.obconnect.journey.Beginning;
import io.obconnect.journey.Departure;
import io.obconnect.metrics.Metrics;
import io.obconnect.request.Client;
import io.obconnect.request.Decision;

import java.util.Optional;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** {@link RequestBench}, and then all that a beginning journey takes: uid, ticket, cookie secret, sessionData, the address to go to. */
@State(Scope.Benchmark)
public class DepartureBench {

    private static final String SESSION = Scene.COOKIE.sessionId();

    private final Libraries request = Libraries.ofClientSecret();
    private final Libraries message = Libraries.ofSharedSecret();
    private final Gate gate = new Gate(Optional.empty());
    private final Client client = Scene.client(Optional.empty());
    private final Beginning beginning = new Beginning(Scene.CLOCK, new Metrics(Scene.active()));
    private String object;
    private RequestInMemory call;

    @Setup
    public void encrypt() throws Exception {
        object = request.jose4j().seal(Messages.bareRequest());
        call = RequestInMemory.get("/restv1/authorize", Messages.call(object));
    }

    @Benchmark
    public Departure ours() {
        Decision.Admitted admitted = gate.admitted(call);
        return Scene.accepted(beginning.begin(admitted.request().asked(), admitted.target().orElseThrow(), client, SESSION,
                Scene.RETURN_BASE, Scene.IN_FORCE));
    }

    @Benchmark
    public int jose4j() throws Exception {
        return departure(request.jose4j(), message.jose4j());
    }

    @Benchmark
    public int nimbus() throws Exception {
        return departure(request.nimbus(), message.nimbus());
    }

    /** The three messages alone: the request wrapped again, the ticket, sessionData. */
    private int departure(Bare forServer, Bare forConsentApp) throws Exception {
        return RequestBench.wrapped(forServer, object).length() + forConsentApp.seal(Messages.ticket()).length()
                + forConsentApp.seal(Messages.consentRequest(Scene.CONSENT_REQUEST, forConsentApp::json)).length();
    }
}
