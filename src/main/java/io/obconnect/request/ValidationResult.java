package io.obconnect.request;

import io.obconnect.Refusal;

import java.util.Optional;

/** What validating a request came to. */
public sealed interface ValidationResult {

    /** The request is none of our business: the server gets it byte for byte. */
    record NotOurs() implements ValidationResult {
    }

    /** Nothing is wrong with it. */
    record Valid(ValidatedRequest request) implements ValidationResult {
    }

    /**
     * The request wants us and is refused.
     *
     * @param target the TPP's registered redirect URI; empty where none is known that can be trusted, or at endpoints without redirects
     * @param clientId the configured TPP; empty where the request names another
     */
    record Invalid(Refusal refusal, Optional<ErrorResponseTarget> target, Optional<String> clientId) implements ValidationResult {
    }
}
