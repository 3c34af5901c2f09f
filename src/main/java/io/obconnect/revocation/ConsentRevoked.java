package io.obconnect.revocation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The bank said that a consent has ended, and it is written down.
 *
 * @param consent the names that it was told by, one or two
 * @param reason the bank's, for the audit; at most 128 characters
 * @param news false where this was known: the message came again
 * @param at when it came
 */
public record ConsentRevoked(List<ConsentId> consent, Optional<String> reason, boolean news, Instant at) {

    public ConsentRevoked {
        consent = List.copyOf(consent);
    }
}
