package io.obconnect.request;

import java.util.Optional;

/** One step of {@link AuthorizationRequestValidation}. */
@FunctionalInterface
interface Check {

    /** Empty where the next step has its turn; else how the request ends. A step notes on the request what later ones need. */
    Optional<ValidationResult> apply(AuthorizationRequest request);
}
