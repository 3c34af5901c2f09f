package io.obconnect.request;

import java.util.Optional;

/** One step of {@link AuthorizationRequestValidation}. */
@FunctionalInterface
interface Check {

    /** Empty where the next check goes on; else the result. A check writes onto the request what later ones need. */
    Optional<ValidationResult> apply(AuthorizationRequest request);
}
