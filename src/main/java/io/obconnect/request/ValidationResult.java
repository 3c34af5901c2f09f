package io.obconnect.request;

import io.obconnect.Refusal;

import java.util.Optional;

/** The result of {@link AuthorizationRequestValidation}. */
public sealed interface ValidationResult {

    /** The request isn't ours: the server gets it unchanged. */
    record NotOurs() implements ValidationResult {
    }

    /** Nothing is wrong with it. */
    record Valid(ValidatedRequest request) implements ValidationResult {
    }

    /**
     * The request is ours, or asks for our acr, and is refused.
     *
     * @param target the TPP's registered redirect URI; empty where none is known that can be trusted, or at endpoints without redirects
     * @param clientId the configured TPP; empty where the request names another
     */
    record Invalid(Refusal refusal, Optional<ErrorResponseTarget> target, Optional<String> clientId) implements ValidationResult {
    }
}
