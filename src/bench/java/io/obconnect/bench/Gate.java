package io.obconnect.bench;

import io.obconnect.request.Client;
import io.obconnect.request.Decision;
import io.obconnect.request.Endpoint;
import io.obconnect.request.Parameters;
import io.obconnect.request.RegisteredClientKeys;
import io.obconnect.request.RequestGate;
import io.obconnect.request.RequestObjects;

import java.util.Optional;

/** The gate with the scene's TPP; nothing is looked up anywhere but in memory. */
final class Gate {

    private final RequestGate gate;

    /** @param jwks the TPP's public keys */
    Gate(Optional<String> jwks) {
        Client client = Scene.client(jwks);
        this.gate = new RequestGate(new RequestObjects(new RegisteredClientKeys(Scene.CLOCK)), id -> Optional.of(client),
                reference -> Optional.empty(), Scene.SERVER, Scene.active(), Scene.CLOCK);
    }

    Decision examine(RequestInMemory call) {
        return gate.examine(Endpoint.AUTHORIZE, Parameters.of(call));
    }

    Decision.Admitted admitted(RequestInMemory call) {
        return examine(call) instanceof Decision.Admitted admitted ? admitted : unexpected();
    }

    Decision.Rejected rejected(RequestInMemory call) {
        return examine(call) instanceof Decision.Rejected rejected ? rejected : unexpected();
    }

    private static <T> T unexpected() {
        throw new IllegalStateException("the gate decided otherwise");
    }
}
