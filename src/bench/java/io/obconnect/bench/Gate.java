package io.obconnect.bench;

import io.obconnect.request.Client;
import io.obconnect.request.AuthorizationRequestValidation;
import io.obconnect.request.Endpoint;
import io.obconnect.request.Parameters;
import io.obconnect.request.RegisteredClientKeys;
import io.obconnect.request.ValidatedRequest;
import io.obconnect.request.ValidationResult;

import java.util.Optional;

/** The list of checks with the scene's TPP; nothing is looked up anywhere but in memory. */
final class Gate {

    private final AuthorizationRequestValidation validation;

    /** @param jwks the TPP's public keys */
    Gate(Optional<String> jwks) {
        Client client = Scene.client(jwks);
        this.validation = new AuthorizationRequestValidation(new RegisteredClientKeys(Scene.CLOCK), id -> Optional.of(client),
                reference -> Optional.empty(), (clientId, intent) -> false, Scene.SERVER, Scene.CLOCK);
    }

    private ValidationResult validate(RequestInMemory call) {
        return validation.validate(Endpoint.AUTHORIZE, Parameters.of(call), Scene.IN_FORCE);
    }

    ValidatedRequest valid(RequestInMemory call) {
        return validate(call) instanceof ValidationResult.Valid valid ? valid.request() : unexpected();
    }

    ValidationResult.Invalid refused(RequestInMemory call) {
        return validate(call) instanceof ValidationResult.Invalid invalid ? invalid : unexpected();
    }

    private static <T> T unexpected() {
        throw new IllegalStateException("the gate decided otherwise");
    }
}
