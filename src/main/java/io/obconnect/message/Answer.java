package io.obconnect.message;

import io.obconnect.ErrorCode;

import java.util.Optional;

/** What the Consent App answered; authentic, timely and for this journey, but not yet compared with what the TPP asked for. */
public sealed interface Answer {

    /**
     * The person approved.
     *
     * @param account {@code result.login.account}
     * @param acr {@code result.login.acr}: the authentication context that the bank achieved
     * @param consentId {@code result.consent.consent_id}, as sent
     */
    record Approved(String account, Optional<String> acr, Optional<String> consentId) implements Answer {
        @Override
        public String toString() {
            return "Approved[…]";
        }
    }

    /** The person refused, or the answer has no consent. */
    record Denied() implements Answer {
    }

    /**
     * The bank failed; the person said nothing.
     *
     * @param code which of the bank's words it is (OBC-320 to OBC-324): {@link ErrorCode#error()} is what the TPP gets
     */
    record Failed(ErrorCode code) implements Answer {
    }
}
