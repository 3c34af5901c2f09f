package io.obconnect.gate;

import io.obconnect.metrics.Metrics;
import io.obconnect.request.VerifiedRequest;
import io.obconnect.request.VerifiedRequest.KeySource;
import io.obconnect.request.VerifiedRequest.Provenance;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Counts the requests that the secret shared with the Consent App opened: an operator should want none. */
@ApplicationScoped
public class Opened {

    @Inject
    private Metrics metrics;

    public void count(VerifiedRequest request) {
        if (request.provenance() instanceof Provenance.Encrypted encrypted && encrypted.key() == KeySource.SHARED_SECRET) {
            metrics.requestOpenedBySharedSecret();
        }
    }
}
