package io.obconnect.revocation;

import io.obconnect.request.IntentId;

/**
 * One of the two names that a consent has.
 *
 * @param kind which of them
 * @param value 1–128 characters of {@code A–Z a–z 0–9 . _ : -}
 */
public record ConsentId(Kind kind, String value) {

    /** What the value is. */
    public enum Kind {
        /** {@code openbanking_intent_id}, which the TPP asked for */
        INTENT,
        /** {@code consent_id}, which the bank gave */
        CONSENT
    }

    /** @throws IllegalArgumentException where the value isn't such an id */
    public ConsentId {
        if (!IntentId.isValid(value)) {
            throw new IllegalArgumentException("not a consent's id");
        }
    }

    public static ConsentId intent(String value) {
        return new ConsentId(Kind.INTENT, value);
    }

    public static ConsentId consent(String value) {
        return new ConsentId(Kind.CONSENT, value);
    }

    @Override
    public String toString() {
        return "ConsentId[" + kind + "]";
    }
}
