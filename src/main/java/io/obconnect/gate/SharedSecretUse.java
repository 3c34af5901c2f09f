package io.obconnect.gate;

import io.obconnect.metrics.Metrics;
import io.obconnect.request.ValidatedRequest;
import io.obconnect.request.ValidatedRequest.KeySource;
import io.obconnect.request.ValidatedRequest.Authentication;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/**
 * Counts the requests that the secret shared with the Consent App opened: operators should give the client a secret of its own, so that there are
 * none.
 */
@ApplicationScoped
public class SharedSecretUse {

    @Inject
    private Metrics metrics;

    public void count(ValidatedRequest request) {
        if (request.authentication() instanceof Authentication.Encrypted encrypted && encrypted.key() == KeySource.SHARED_SECRET) {
            metrics.requestOpenedBySharedSecret();
        }
    }
}
