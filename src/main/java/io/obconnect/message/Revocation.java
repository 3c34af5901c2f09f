package io.obconnect.message;

import java.time.Instant;
import java.util.Optional;

/**
 * The bank's message that a consent has ended (protocol section 8), authentic and in time.
 *
 * @param consentId the bank's id of it; at least one of the two ids is there
 * @param intent the intent id, the TPP's name for it
 * @param issuedAt {@code iat}, when the bank said it
 * @param reason for the audit, without control characters, at most {@value #LONGEST_REASON} characters
 */
public record Revocation(Optional<String> consentId, Optional<String> intent, Instant issuedAt, Optional<String> reason) {

    static final int LONGEST_REASON = 128;

    @Override
    public String toString() {
        return "Revocation[…]";
    }
}
